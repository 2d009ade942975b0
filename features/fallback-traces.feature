@FALLBACK
Feature: What a fallback leaves
  The person who asked has the answer of an engine that works. Who looks can tell which
  engine it was, and that it was the same request.

  Background:
    Given Ada is an operator of a tenant
    And the second engine answers "From the second"

  @FALLBACK-6
  Rule: The caller's identifiers survive the fallback

    Scenario: An answer
      Given the first engine reports an internal error
      When she asks "Who am I?" under identifiers of her own
      Then she gets the answer "From the second"
      And both engines got the same request, under the same names
      And both engines got her identifiers
      And the entry names her tenant, herself and her trace

    Scenario: A stream
      Given the first engine closes its stream behind its opening
      When she streams the answer to "Who am I?" under identifiers of her own
      Then the pieces, joined, are "From the second"
      And both engines got the same request, under the same names
      And both engines got her identifiers
      And the entry names her tenant, herself and her trace

    Scenario: An answer carries the trace
      Given the first engine is rate limited
      When she asks "Who am I?" under identifiers of her own
      Then the answer carries her trace

  @FALLBACK-8
  Rule: The answer names the engine that really gave it

    Scenario: An answer without fallback
      Given the first engine answers "From the first"
      When she asks "Who are you?"
      Then the answer names the first engine, which gave it at attempt 1
      And the ledger enters the answer once, of the first engine, at attempt 1

    Scenario: A stream without fallback
      Given the first engine answers "From the first"
      When she streams the answer to "Who are you?"
      Then the answer names the first engine, which gave it at attempt 1
      And the ledger enters the answer once, of the first engine, at attempt 1

    Scenario Outline: An answer after the first engine <trouble>
      Given the first engine <trouble>
      When she asks "Who are you?" with two seconds of patience
      Then the answer names the second engine, which gave it at attempt 2
      And the answer names the model that she asked for, and no other
      And the ledger enters the answer once, of the second engine, at attempt 2

      Examples: reasons for a fallback
        | trouble                   |
        | never answers             |
        | is rate limited           |
        | reports an internal error |

    Scenario Outline: A stream after the first engine <trouble>
      Given the first engine <trouble>
      When she streams the answer to "Who are you?" with two seconds of patience
      Then the answer names the second engine, which gave it at attempt 2
      And the answer names the model that she asked for, and no other
      And the ledger enters the answer once, of the second engine, at attempt 2

      Examples: reasons for a fallback
        | trouble                                  |
        | never answers                            |
        | is rate limited                          |
        | reports an internal error                |
        | closes its stream before its first token |

    Scenario: What is said in a conversation, after a fallback
      Given the first engine reports an internal error
      And Ada has begun the conversation "Holidays"
      When she says "Where is it warm?" in "Holidays"
      Then the answer names the second engine, which gave it at attempt 2
      And the answer names the model that she asked for, and no other
      And the ledger enters the answer once, of the second engine, at attempt 2

    Scenario: What is heard in a conversation, after a fallback
      Given the first engine resets its connection before its first token
      And Ada has begun the conversation "Holidays"
      When she hears the answer to "Where is it warm?" in "Holidays" in pieces
      Then the answer names the second engine, which gave it at attempt 2
      And the answer names the model that she asked for, and no other
      And the ledger enters the answer once, of the second engine, at attempt 2
