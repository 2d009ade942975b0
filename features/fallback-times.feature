@FALLBACK
Feature: The time that a fallback costs
  Whoever asks waits for an engine that does not answer as long as the timeout is, and hardly longer
  for the answer of the next one. Times are compared here, so each of these scenarios runs alone.

  Background:
    Given Ada is an operator of a tenant
    And the second engine answers "From the second"

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
