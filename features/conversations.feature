@CONVERSATION
Feature: Conversations
  People talk with a model turn by turn: what was said is kept, in its order, and goes with the next
  question.

  @CONVERSATION-1
  Rule: A person starts a conversation, sends a message, gets an answer and finds both in the history

    Background:
      Given Ada is an operator of a tenant
      And the engine answers "In Lisbon, and in Athens."

    @smoke
    Scenario: A message and its answer
      Given Ada has begun the conversation "Holidays"
      When she says "Where is it warm in May?" in "Holidays"
      Then she gets the reply "In Lisbon, and in Athens."
      And the history of "Holidays" is exactly
        | speaker | text                      | state    |
        | person  | Where is it warm in May?  | complete |
        | engine  | In Lisbon, and in Athens. | complete |
      And the last message of "Holidays" is the one that the router named

    Scenario: An answer that is read while it is written
      Given Ada has begun the conversation "Holidays"
      When she hears the answer to "Where is it warm in May?" in "Holidays" in pieces
      Then she has heard "In Lisbon, and in Athens." and the done marker
      And the history of "Holidays" is exactly
        | speaker | text                      | state    |
        | person  | Where is it warm in May?  | complete |
        | engine  | In Lisbon, and in Athens. | complete |
      And the last message of "Holidays" is the one that the router named

    Scenario: A conversation begins with its first message
      When Ada says "Where is it warm in May?"
      Then she gets the reply "In Lisbon, and in Athens."
      And the list is exactly one conversation, titled "Where is it warm in May?", and in it
        | speaker | text                      | state    |
        | person  | Where is it warm in May?  | complete |
        | engine  | In Lisbon, and in Athens. | complete |

    Scenario: A conversation begins with an answer that is read while it is written
      When Ada hears the answer to "Where is it mild in May?" in pieces
      Then she has heard "In Lisbon, and in Athens." and the done marker
      And the list is exactly one conversation, titled "Where is it mild in May?", and in it
        | speaker | text                      | state    |
        | person  | Where is it mild in May?  | complete |
        | engine  | In Lisbon, and in Athens. | complete |

    Scenario: A message and its answer in other letters
      Given Ada has begun the conversation "Úti í vor"
      And the engine answers "Grüß Gott, 你好, שלום 👩🏽‍🚀"
      When she says "¿Dónde hace calor? 哪里暖和？" in "Úti í vor"
      Then she gets the reply "Grüß Gott, 你好, שלום 👩🏽‍🚀"
      And the history of "Úti í vor" is exactly
        | speaker | text                     | state    |
        | person  | ¿Dónde hace calor? 哪里暖和？ | complete |
        | engine  | Grüß Gott, 你好, שלום 👩🏽‍🚀 | complete |
      And the list is exactly "Úti í vor"

    Scenario: A conversation begins with a long message
      When Ada says a text of 2,000 words
      Then she gets the reply "In Lisbon, and in Athens."
      And the list is exactly one conversation, titled by the first 80 characters of that text
      And its history is the whole text and the answer

    Scenario: An answer of 2,000 words is kept whole
      Given the engine answers with a text of 2,000 words
      When Ada says "Tell me everything"
      Then she gets a reply of 2,000 words
      And its history is the whole text and the answer

    Scenario: Who names no model is answered by the first one that the tenant may use
      Given Linus is an operator of a tenant that may use the second model only
      When he says "Where is it warm in May?"
      Then an engine of the second model has been asked, and knows it by its plain name

  @CONVERSATION-2
  Rule: A conversation can be created, listed, read, renamed and deleted

    Background:
      Given Ada and Alan are operators of one tenant
      And the engine repeats what it is asked
      And Ada has begun the conversation "Recipes"

    Scenario: A conversation as it was begun
      When Alan begins the conversation "Holidays" with the system prompt "Answer in one sentence."
      Then the list is exactly "Holidays", "Recipes"
      And "Holidays" has this title and the system prompt "Answer in one sentence.", and is Alan's
      And the history of "Holidays" is empty

    Scenario: A renamed conversation
      Given Ada has begun the conversation "Holidays" with the system prompt "Answer in one sentence."
      And Ada has said "Where is it warm?" in "Holidays" and got an answer
      When she renames "Holidays" to "By the sea"
      Then nothing of "Holidays" has changed but the title, which is "By the sea"
      And the list is exactly "By the sea", "Recipes"
      And the history of "Holidays" is all of that, each with its own answer behind it

    Scenario: A deleted conversation
      Given Ada has begun the conversation "Holidays"
      And Ada has said "Where is it warm?" in "Holidays" and got an answer
      When she deletes "Holidays"
      Then neither "Holidays" nor what was said in it can be found
      And the list is exactly "Recipes"

    Scenario: What was said elsewhere survives a deletion
      Given Ada has begun the conversation "Holidays"
      And Ada has said "What can be done with leeks?" in "Recipes" and got an answer
      When she deletes "Holidays"
      Then the list is exactly "Recipes"
      And the history of "Recipes" is all of that, each with its own answer behind it

    Scenario: An answer that somebody is hearing when its conversation is deleted comes to nothing
      Given the engine answers "In Lisbon, and in Athens.", but holds it back after 2 tokens
      And Ada has begun the conversation "Holidays"
      And Ada is waiting for the answer to "Where is it warm?" in "Holidays"
      When she deletes "Holidays", and the engine goes on
      Then she has heard that there is no such conversation, and not that the answer was complete
      And neither "Holidays" nor what was said in it can be found
      And the list is exactly "Recipes"

    Scenario: An answer that somebody waits for when its conversation is deleted comes to nothing
      Given the engine answers "In Lisbon, and in Athens.", but holds it back after 2 tokens
      And Ada has begun the conversation "Holidays"
      When Ada says "Where is it warm?" in "Holidays", and she deletes it before the engine goes on
      Then she is told that there is no such conversation
      And the list is exactly "Recipes"

    Scenario: Something is said in a conversation, which is touched by that
      Given Ada is an operator of a tenant
      And Ada has begun the conversation "Holidays"
      When she says "Where is it warm?" in "Holidays"
      Then nothing of "Holidays" has changed but when it was touched last, which is later

  @CONVERSATION-3
  Rule: Lists come in pages, newest first, without gaps or repeats

    Background:
      Given Ada and Alan are operators of one tenant

    Scenario: Seven conversations in pages of three
      Given Ada and Alan have begun 7 conversations, turn by turn
      When Ada reads the list in pages of 3
      Then the pages have 3, 3, 1 and 0 conversations
      And together they are all of them, each once, the newest first

    Scenario: Six conversations in pages of three
      Given Ada and Alan have begun 6 conversations, turn by turn
      When Ada reads the list in pages of 3
      Then the pages have 3, 3 and 0 conversations
      And together they are all of them, each once, the newest first

    Scenario: A conversation keeps its place, whatever becomes of it
      Given Ada has begun the conversation "Holidays"
      And Alan has begun the conversation "Recipes"
      And Ada has renamed "Holidays" to "By the sea"
      And the engine repeats what it is asked
      When she says "Where is it warm?" in "Holidays"
      Then the list is exactly "Recipes", "By the sea"

    Scenario: A page that is larger than any
      Given Ada gets the list in a page of 100
      When she asks for a page of 101 conversations
      Then she is told that the request is broken, by the size of its page

    Scenario: More conversations than any page has
      Given Ada and Alan have begun 101 conversations, turn by turn
      When Ada reads the list in pages of 100
      Then the pages have 100, 1 and 0 conversations
      And together they are all of them, each once, the newest first

  @CONVERSATION-4
  Rule: The history keeps the order in which messages were sent

    Background:
      Given Ada is an operator of a tenant
      And Ada has begun the conversation "Holidays"

    Scenario: Many messages, one after the other
      Given the engine repeats what it is asked
      When Ada says 6 things in "Holidays", one after the other
      Then the history of "Holidays" is all of that, each with its own answer behind it
      And in pages of 5 the history of "Holidays" reads the same

    Scenario: An answer that was overtaken stands behind its own question
      Given the engine answers "In Lisbon, and in Athens." and then "In Coimbra.", but holds the first one back
      And Ada is waiting for the answer to "Where is it warm?" in "Holidays"
      And Ada has said "Where is it quiet?" in "Holidays" and got an answer
      When the engine goes on
      Then the history of "Holidays" is exactly
        | speaker | text                      | state    |
        | person  | Where is it warm?         | complete |
        | engine  | In Lisbon, and in Athens. | complete |
        | person  | Where is it quiet?        | complete |
        | engine  | In Coimbra.               | complete |

    Scenario: More messages than any page has
      Given the engine repeats what it is asked
      When Ada says 52 things in "Holidays", one after the other
      Then in pages of 100 the history of "Holidays" is all of that
      And in pages of 7 the history of "Holidays" is all of that

  @CONVERSATION-5
  Rule: A conversation that does not exist is not found, whatever is asked of it

    Scenario Outline: Nobody can <deed> a conversation that does not exist
      Given Ada is an operator of a tenant
      And Ada may <deed> a conversation that she has begun
      When she tries to <deed> a conversation that does not exist
      Then she is told that there is no such conversation
      And no engine was asked for it, nothing was entered, and every conversation is as it was

      Examples: whatever is asked
        | deed                 |
        | read                 |
        | rename               |
        | delete               |
        | read the messages of |
        | say something in     |
        | hear an answer in    |

    Scenario Outline: Nobody can <deed> a conversation that was deleted
      Given Ada is an operator of a tenant
      And Ada may <deed> a conversation that she has begun
      When she tries to <deed> a conversation that was deleted
      Then she is told that there is no such conversation
      And no engine was asked for it, nothing was entered, and every conversation is as it was

      Examples: whatever is asked
        | deed                 |
        | read                 |
        | rename               |
        | delete               |
        | read the messages of |
        | say something in     |
        | hear an answer in    |
