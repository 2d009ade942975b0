@CHAT
Feature: Chat
  People ask a question and get one answer: theirs, whole, and in their own words and script.

  @CHAT-1
  Rule: A prompt gets one complete answer in the chat-completion shape

    @smoke
    Scenario: A question gets its answer
      Given Ada is an operator of a tenant
      And the engine answers "Four."
      When she asks "What is two and two?"
      Then she gets the answer "Four."
      And the answer is complete, from the assistant, and the only one
      And the answer has the shape of a chat completion

    Scenario: A long answer comes whole
      Given Ada is an operator of a tenant
      And the engine answers with a text of 2,000 words
      When she asks "Tell me everything"
      Then she gets the engine's whole answer
      And the answer is complete, from the assistant, and the only one

    Scenario: An empty answer is an answer
      Given Ada is an operator of a tenant
      And the engine answers ""
      When she asks "Say nothing"
      Then she gets the answer ""
      And the answer is complete, from the assistant, and the only one

    Scenario: An answer keeps its spaces and line breaks
      Given Ada is an operator of a tenant
      And the engine answers this
        """
          One,
        two  and

        three.

        """
      When she asks "What comes after two?"
      Then she gets this answer
        """
          One,
        two  and

        three.

        """

    Scenario: An answer with characters that some take for the end of a line
      Given Ada is an operator of a tenant
      And the engine answers with each character that some take for the end of a line
      When she asks "How many lines are there?"
      Then she gets all of that

    Scenario: An answer of 100,000 characters without a space
      Given Ada is an operator of a tenant
      And the engine answers in one piece of 100,000 characters
      When she asks "Tell me everything in one breath"
      Then she gets all of that

    Scenario: Two questions get an answer each
      Given Ada is an operator of a tenant
      And the engine repeats what it is asked
      When she asks "One?" and then "Two?"
      Then each answer repeats its own question
      And the two answers have different names

    Scenario: A slow engine is waited for
      Given Ada is an operator of a tenant
      And the engine takes 300 milliseconds to answer "At last."
      When she asks "Are you there?"
      Then she gets the answer "At last."

    Scenario: A call of a tool in place of an answer
      Given Ada is an operator of a tenant
      And the engine calls the tool "get_weather", with these arguments
        """
        {"city": "Łódź \"centre\"", "days": 3, "units": ["°C", "m/s"]}
        """
      When she asks "How warm is it?"
      Then the answer calls "get_weather", with exactly these arguments
        """
        {"city": "Łódź \"centre\"", "days": 3, "units": ["°C", "m/s"]}
        """

  @CHAT-2
  Rule: The engine receives the caller's messages unchanged and in order, the system message included

    @smoke
    Scenario: One message arrives as it was sent
      Given Ada is an operator of a tenant
      When she asks "What is two and two?"
      Then the engine has received exactly her messages

    Scenario: A whole conversation arrives in its order
      Given Ada is an operator of a tenant
      When she sends these messages
        | speaker   | text                    |
        | system    | Answer in one word.     |
        | user      | What is the sky?        |
        | assistant | Blue.                   |
        | user      | And the grass?          |
        | assistant | Green.                  |
        | user      | And this very sentence? |
      Then the engine has received exactly her messages

    Scenario: Everybody who may speak in it
      Given Ada is an operator of a tenant
      When she sends these messages
        | speaker   | text                |
        | developer | Answer in one word. |
        | user      | How warm is it?     |
        | assistant | Mild.               |
        | user      | And tomorrow?       |
      Then the engine has received exactly her messages

    Scenario: All that stands in a message arrives with it
      Given Ada is an operator of a tenant
      When she sends her name, the call of a tool, and what the tool said to that
      Then the engine has received exactly these messages, with all that stands in them

    Scenario: The same message twice arrives twice
      Given Ada is an operator of a tenant
      When she sends these messages
        | speaker | text  |
        | user    | Hello |
        | user    | Hello |
      Then the engine has received exactly her messages

    Scenario: Line breaks, quotes and spaces are the caller's own
      Given Ada is an operator of a tenant
      When she asks this
        """
          {"indented": "and \"quoted\""}	tab

        <b>bold</b> \n is not a line break
        """
      Then the engine has received exactly her messages

    Scenario: A long conversation arrives whole
      Given Ada is an operator of a tenant
      When she sends a conversation of 100 messages
      Then the engine has received exactly her messages

    Scenario: A long message arrives whole
      Given Ada is an operator of a tenant
      When she asks a question of 2,000 words
      Then the engine has received exactly her messages

    Scenario: A message with characters that some take for the end of a line
      Given Ada is an operator of a tenant
      When she asks a question with each character that some take for the end of a line
      Then the engine has received exactly her messages

    Scenario: A message of 100,000 characters without a space
      Given Ada is an operator of a tenant
      When she asks a question of 100,000 characters without a space
      Then the engine has received exactly her messages

    Scenario: Asking for a stream changes no message
      Given Ada is an operator of a tenant
      When she streams the answer to these messages
        | speaker   | text                |
        | system    | Answer in one word. |
        | user      | What is the sky?    |
        | assistant | Blue.               |
        | user      | And the grass?      |
      Then the engine has received exactly her messages

    Scenario: Another model gets them as they are, too
      Given Ada is an operator of a tenant
      When she sends the second model these messages
        | speaker   | text                |
        | system    | Answer in one word. |
        | user      | What is the sky?    |
        | assistant | Blue.               |
        | user      | And the grass?      |
      Then the engine has received exactly her messages

  @CHAT-4
  Rule: The caller's tenant, trace, user and session identifiers stay with the request to the end

    Scenario: The engine, the answer and the ledger know the caller's identifiers
      Given Ada is an operator of a tenant
      When she asks "Who am I?" under identifiers of her own
      Then the answer carries her trace
      And the engine has received her identifiers
      And the ledger enters the request under her trace

    Scenario: A stream keeps the identifiers as well
      Given Ada is an operator of a tenant
      When she streams the answer to "Who am I?" under identifiers of her own
      Then the answer carries her trace
      And the engine has received her identifiers
      And the ledger enters the request under her trace

    Scenario: Two requests at once keep their own traces
      Given Ada is an operator of a tenant
      When she asks 8 questions at once, each under a trace of its own
      Then each answer carries the trace of its question
      And the ledger has each of these traces once

    Scenario: A request without identifiers gets a trace of its own
      Given Ada is an operator of a tenant
      When she asks "Who am I?"
      Then the answer carries a trace, and the ledger has the same

    Scenario: A request that no engine can answer keeps its trace
      Given Ada is an operator of a tenant
      And every engine fails
      When she asks "Who am I?" under identifiers of her own
      Then what she is told carries her trace
      And the ledger enters the request under her trace

    Scenario: The engine is told for whom it works
      Given Ada is an operator of a tenant
      When she asks "Who am I?"
      Then the engine has been told that it works for her

    Scenario: Who gives a name of a user has the engine told that one
      Given Ada is an operator of a tenant
      When she asks "Who am I?" under identifiers of her own
      Then the engine has been told that it works for this user

    Scenario: A note of the caller's own goes with the request
      Given Ada is an operator of a tenant
      When she asks "Who am I?" with a note for the engine
      Then the engine has received her note as it was sent

    Scenario: Two requests under one trace
      Given Ada is an operator of a tenant
      When she asks "Who am I?" and then "And who are you?" under the same identifiers
      Then each answer carries the trace of its question
      And the ledger has two entries under that trace

  @CHAT-5
  Rule: An unknown model is refused and no engine is asked

    @smoke
    Scenario: A model that nobody has
      Given Ada is an operator of a tenant
      When she asks a model that nobody has
      Then she is told that there is no such model
      And no engine has been asked

    Scenario: A model that nobody has, as a stream
      Given Ada is an operator of a tenant
      When she streams from a model that nobody has
      Then she is told that there is no such model
      And no engine has been asked

    Scenario: A model that nobody has, in a conversation
      Given Ada is an operator of a tenant
      When she says "Who are you?" in a new conversation to a model that nobody has
      Then she is told that there is no such model, and no conversation has begun
      And no engine has been asked

    Scenario: A model that nobody has, as a stream in a conversation
      Given Ada is an operator of a tenant
      When she streams the answer to "Who are you?" in a conversation from a model that nobody has
      Then she is told that there is no such model
      And no stream has begun
      And no engine has been asked

    Scenario: A model that nobody has, in a conversation that has begun
      Given Ada is an operator of a tenant
      And Ada has begun the conversation "Holidays"
      When she says "Who are you?" in "Holidays" to a model that nobody has
      Then she is told that there is no such model to talk with
      And the history of "Holidays" is empty
      And no engine has been asked

    Scenario: A model's name in other letters is another name
      Given Ada is an operator of a tenant
      When she asks the default model by its name in capitals
      Then she is told that there is no such model
      And no engine has been asked

    Scenario: Every loaded model of the list answers by its name
      Given Ada is an operator of a tenant
      When she asks each loaded model "Who are you?"
      Then each of these models has answered under its own name
      And an engine has been asked for each of these models by its name
