@CHAT
Feature: Requests
  What a request says within the contract holds, to its very limits. What it says beyond them is told
  to whoever sent it, by the name of the field.

  @CHAT-6
  Rule: A request that breaks the contract is refused with an error that names the field

    Scenario Outline: A request that <breach>
      Given Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she sends a request that <breach>
      Then she is told that the request is broken, by its <part>

      Examples: what can be wrong
        | breach                                 | part                 |
        | has no model                           | model                |
        | has a number for a model               | model                |
        | has no messages                        | messages             |
        | has an empty list of messages          | messages             |
        | has a text in place of messages        | messages             |
        | has a message of an unknown role       | role of a message    |
        | has a message without content          | content of a message |
        | has a later message of an unknown role | role of a message    |
        | has a later message without content    | content of a message |

      Examples: which numbers and switches can be wrong
        | breach                                      | part           |
        | has a token limit of zero                   | token limit    |
        | has a token limit of zero by its newer name | token limit    |
        | has a negative token limit                  | token limit    |
        | has a token limit in words                  | token limit    |
        | has a temperature above its range           | temperature    |
        | has a temperature below its range           | temperature    |
        | has a stream switch in words                | stream switch  |
        | has a timeout of zero                       | timeout        |
        | has stream options and asks for no stream   | stream options |

    Scenario Outline: A temperature of <temperature> is within its range, and reaches the engine
      Given Ada is an operator of a tenant
      And the engine answers "Warm"
      When she asks "How warm is it?" at a temperature of <temperature>
      Then she gets the answer "Warm"
      And the engine has received a temperature of <temperature>

      Examples: both ends, and between them
        | temperature |
        | 0           |
        | 0.7         |
        | 2           |

    Scenario: Who names no temperature leaves it to the engine
      Given Ada is an operator of a tenant
      And the engine answers "Warm"
      When she asks "How warm is it?"
      Then she gets the answer "Warm"
      And the engine has received no temperature

    Scenario: What only an engine knows goes to it as it is
      Given Ada is an operator of a tenant
      And the engine answers "Four."
      When she asks "What is two and two?", with settings that only an engine knows
      Then she gets the answer "Four."
      And the engine has received these settings as they were sent

    Scenario: For a stream as well
      Given Ada is an operator of a tenant
      And the engine answers "Four."
      When she streams the answer to "What is two and two?", with settings that only an engine knows
      Then the pieces, joined, are "Four."
      And the engine has received these settings as they were sent

    Scenario: How many choices there are to be
      Given Ada is an operator of a tenant
      When she asks "What is two and two?" for 2 choices
      Then the engine has been asked for 2 choices

    Scenario: What may be left open may be left open by its name
      Given Ada is an operator of a tenant
      And the engine answers "Four."
      When she asks "What is two and two?", and leaves open all that may be left open, each by its name
      Then she gets the answer "Four."
      And the answer is complete, from the assistant, and the only one

    Scenario: Nothing is no message of a conversation
      Given Ada is an operator of a tenant
      And Ada has begun the conversation "Holidays"
      When she says nothing in "Holidays"
      Then she is told that what she does there is broken, by its message
      And the history of "Holidays" is empty
      And no engine has been asked

    Scenario: Nor is there an answer to hear
      Given Ada is an operator of a tenant
      And Ada has begun the conversation "Holidays"
      When she waits to hear the answer to nothing in "Holidays"
      Then she is told that what she does there is broken, by its message
      And the history of "Holidays" is empty
      And no engine has been asked

    Scenario: A title of 200 characters
      Given Ada is an operator of a tenant
      When she begins a conversation with a title of 200 characters
      Then it is called so, by 200 characters

    Scenario Outline: A title of <length> characters
      Given Ada is an operator of a tenant
      And Ada has begun the conversation "Holidays"
      When she asks for a conversation with a title of <length> characters
      Then she is told that what she does there is broken, by its title
      And the list is exactly "Holidays"

      Examples: none at all, and one too many
        | length |
        | 0      |
        | 201    |

    Scenario Outline: A new title of <length> characters
      Given Ada is an operator of a tenant
      And Ada has begun the conversation "Holidays"
      When she tries to give "Holidays" a title of <length> characters
      Then she is told that what she does there is broken, by its title
      And the list is exactly "Holidays"

      Examples: none at all, and one too many
        | length |
        | 0      |
        | 201    |
