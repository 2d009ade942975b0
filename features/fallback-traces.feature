@FALLBACK
Feature: What a fallback leaves
  The person who asked has the answer of an engine that works, hardly later. Who looks can tell which
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

  @FALLBACK-7
  Rule: A fallback costs the timeout and little more

    @alone @quiet
    Scenario Outline: The first engine <trouble>
      Given the first engine <trouble>
      When she asks "Are you there?" with two seconds of patience
      Then she gets the answer "From the second"
      And the second engine is asked when her patience is over, and little later

      Examples: ways to be late
        | trouble                             |
        | never answers                       |
        | falls silent before its first token |

    @alone @quiet
    Scenario Outline: A stream of which the first engine <trouble>
      Given the first engine <trouble>
      When she streams the answer to "Are you there?" with two seconds of patience
      Then the pieces, joined, are "From the second"
      And the second engine is asked when her patience is over, and little later

      Examples: ways to be late
        | trouble                         |
        | never answers                   |
        | falls silent behind its opening |

    @alone @quiet
    Scenario Outline: The first engine <trouble>, which costs no time
      Given the first engine <trouble>
      When she asks "Are you there?"
      Then she gets the answer "From the second"
      And the second engine is asked little later than the first one

      Examples: ways to fail at once
        | trouble                       |
        | is rate limited for 7 seconds |
        | is overloaded for 7 seconds   |
        | reports an internal error     |
        | resets the connection         |

    @alone @quiet
    Scenario: A stream that breaks before its first token costs no time
      Given the first engine ends its stream without the done marker before its first token
      When she streams the answer to "Are you there?"
      Then the pieces, joined, are "From the second"
      And the second engine is asked little later than the first one

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
