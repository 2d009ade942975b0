@CONVERSATION
Feature: Turns of a conversation
  The engine knows of a conversation what it is shown: all that was said and answered in it, and
  nothing else.

  Background:
    Given Ada and Alan are operators of one tenant
    And the engine answers "In Lisbon." and then "In Coimbra."
    And Ada has begun the conversation "Holidays" with the system prompt "Answer briefly."
    And Ada has said "Where is it warm?" in "Holidays" and got an answer

  @CONVERSATION-6
  Rule: The engine sees the conversation's system prompt and earlier turns

    Scenario: The third question of a conversation
      Given Alan has said "And quiet?" in "Holidays" and got an answer
      When Ada says "And cheap?" in "Holidays"
      Then with the last question the engine has received exactly
        | speaker   | text              |
        | system    | Answer briefly.   |
        | user      | Where is it warm? |
        | assistant | In Lisbon.        |
        | user      | And quiet?        |
        | assistant | In Coimbra.       |
        | user      | And cheap?        |

    Scenario: The second question of a conversation, answered in pieces
      When Ada hears the answer to "And quiet?" in "Holidays" in pieces
      Then with the last question the engine has received exactly
        | speaker   | text              |
        | system    | Answer briefly.   |
        | user      | Where is it warm? |
        | assistant | In Lisbon.        |
        | user      | And quiet?        |

    Scenario: Another conversation of the same person
      Given Ada has begun the conversation "Recipes"
      When she says "What can be done with leeks?" in "Recipes"
      Then with the last question the engine has received exactly
        | speaker | text                         |
        | user    | What can be done with leeks? |

    Scenario: A system prompt of 2,000 words
      Given Ada has begun the conversation "Recipes" with a system prompt of 2,000 words
      When she says "What can be done with leeks?" in "Recipes"
      Then with "What can be done with leeks?" the engine has received the whole system prompt, and nothing else

    Scenario: Fifty-three questions of a conversation
      When Ada says 52 things in "Holidays", one after the other
      Then with each question the engine has received "Answer briefly." and all that was said before it

    Scenario: An answer that was heard in pieces is shown with the next question
      Given Ada has heard the answer to "And quiet?" in "Holidays" in pieces
      When she says "And cheap?" in "Holidays"
      Then with each question the engine has received "Answer briefly." and all that was said before it

    Scenario: Another model is shown what the first one said
      When Ada says "And quiet?" in "Holidays" to the second model
      Then with the last question the engine has received exactly
        | speaker   | text              |
        | system    | Answer briefly.   |
        | user      | Where is it warm? |
        | assistant | In Lisbon.        |
        | user      | And quiet?        |

  @CONVERSATION-7
  Rule: A failed answer leaves the conversation as it was, plus the message marked failed

    Scenario: Every engine fails
      Given every engine fails
      When Ada says "And quiet?" in "Holidays"
      Then she is told that no engine could answer her
      And the history of "Holidays" is exactly
        | speaker | text              | state    |
        | person  | Where is it warm? | complete |
        | engine  | In Lisbon.        | complete |
        | person  | And quiet?        | failed   |

    Scenario: The engine breaks off within its answer
      Given the engine answers "In Coimbra, and in Bath."
      And the engine closes its stream after 2 tokens
      When Ada hears the answer to "And quiet?" in "Holidays" in pieces
      Then she has heard 2 tokens and an error
      And the history of "Holidays" is exactly
        | speaker | text              | state    |
        | person  | Where is it warm? | complete |
        | engine  | In Lisbon.        | complete |
        | person  | And quiet?        | failed   |

    Scenario: The caller hangs up within an answer
      Given the engine generates without end, a token each 5 milliseconds
      When Ada hears 2 tokens of the answer to "And quiet?" in "Holidays" and hangs up
      Then once no answer is under way any more, the history of "Holidays" is exactly
        | speaker | text              | state    |
        | person  | Where is it warm? | complete |
        | engine  | In Lisbon.        | complete |
        | person  | And quiet?        | failed   |

    Scenario: The caller hangs up before the answer is there
      Given the engine answers "In Coimbra, and in Bath.", but holds it back after 3 tokens
      When Ada says "And quiet?" in "Holidays" and hangs up once the engine has generated 3 tokens
      Then once no answer is under way any more, the history of "Holidays" is exactly
        | speaker | text              | state    |
        | person  | Where is it warm? | complete |
        | engine  | In Lisbon.        | complete |
        | person  | And quiet?        | failed   |

    Scenario: The engine finds fault with the question
      Given the first engine finds fault with the messages of each request
      When Ada says "And quiet?" in "Holidays"
      Then in the conversation she is told that the request is broken, by its messages
      And the history of "Holidays" is exactly
        | speaker | text              | state    |
        | person  | Where is it warm? | complete |
        | engine  | In Lisbon.        | complete |
        | person  | And quiet?        | failed   |

    Scenario: A failed question is not shown to the engine again
      Given Ada has said "And quiet?" in "Holidays" while every engine failed
      And the engine answers "In Bath."
      When she says "And cheap?" in "Holidays"
      Then with the last question the engine has received exactly
        | speaker   | text              |
        | system    | Answer briefly.   |
        | user      | Where is it warm? |
        | assistant | In Lisbon.        |
        | user      | And cheap?        |

    Scenario: What is said after a failure stands behind it
      Given Ada has said "And quiet?" in "Holidays" while every engine failed
      And the engine answers "In Bath."
      When she says "And cheap?" in "Holidays"
      Then the history of "Holidays" is exactly
        | speaker | text              | state    |
        | person  | Where is it warm? | complete |
        | engine  | In Lisbon.        | complete |
        | person  | And quiet?        | failed   |
        | person  | And cheap?        | complete |
        | engine  | In Bath.          | complete |
      And "Holidays" itself is as it was

    Scenario: Every engine fails before a piece of the answer is heard
      Given every engine fails
      When Ada hears the answer to "And quiet?" in "Holidays" in pieces
      Then she is told that no engine could answer her
      And the history of "Holidays" is exactly
        | speaker | text              | state    |
        | person  | Where is it warm? | complete |
        | engine  | In Lisbon.        | complete |
        | person  | And quiet?        | failed   |

    Scenario: Every engine fails at the first message of a conversation
      Given every engine fails
      When Ada says "Where is it cold?"
      Then she is told that no engine could answer her
      And the newest conversation is titled "Where is it cold?", and in it
        | speaker | text              | state  |
        | person  | Where is it cold? | failed |

    Scenario: Half an answer is not shown to the engine again
      Given the engine answers "In Coimbra, and in Bath."
      And the engine closes its stream after 2 tokens
      And Ada has heard 2 tokens of the answer to "And quiet?" in "Holidays", which broke off
      And the engine answers "In Bath."
      When she says "And cheap?" in "Holidays"
      Then with the last question the engine has received exactly
        | speaker   | text              |
        | system    | Answer briefly.   |
        | user      | Where is it warm? |
        | assistant | In Lisbon.        |
        | user      | And cheap?        |

    Scenario: Nor is an answer on which somebody has hung up
      Given the engine generates without end, a token each 5 milliseconds
      And Ada has heard 2 tokens of the answer to "And quiet?" in "Holidays" and hung up
      And the engine answers "In Bath."
      When she says "And cheap?" in "Holidays"
      Then with the last question the engine has received exactly
        | speaker   | text              |
        | system    | Answer briefly.   |
        | user      | Where is it warm? |
        | assistant | In Lisbon.        |
        | user      | And cheap?        |

  @CONVERSATION-8
  Rule: Two messages sent at the same moment are both kept

    Scenario: Two people ask at once in the same conversation
      Given the engine repeats what it is asked
      And it holds its answer back after 1 token
      When Ada says "And quiet?" and Alan says "And cheap?" in "Holidays", at the same moment
      Then each of them gets the answer to the own question
      And the history of "Holidays" is the first turn and both of theirs, in either order
      And neither question was sent with half of the other's turn

    Scenario: Eight messages of two people at once
      Given the engine repeats what it is asked
      When Ada and Alan say 8 things in "Holidays", all at the same moment
      Then each of the 8 answers repeats its own question
      And the history of "Holidays" is the first turn and all of these, each with its own answer behind it
      And no question was sent with half of another turn of "Holidays"

    Scenario: Two people hear an answer at once in the same conversation
      Given the engine repeats what it is asked
      And it holds its answer back after 1 token
      When Ada hears the answer to "And quiet?" and Alan to "And cheap?" in "Holidays", at the same moment
      Then each of them gets the answer to the own question
      And the history of "Holidays" is the first turn and both of theirs, in either order
      And neither question was sent with half of the other's turn
