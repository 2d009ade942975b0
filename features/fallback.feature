@FALLBACK
Feature: Fallback
  When an engine fails, another one answers, and the person who asked need not know. Two engines
  serve the default model: the first one is asked first.

  Background:
    Given Ada is an operator of a tenant
    And the second engine answers "From the second"

  @FALLBACK-1
  Rule: When the first engine does not answer in time, the next one does

    Scenario: An engine that answers in time is not passed over
      Given the first engine answers "From the first"
      When she asks "Are you there?"
      Then she gets the answer "From the first"
      And only the first engine has been asked, and only once

    Scenario: An engine that goes on in time is not too late, however long its answer takes
      Given the first engine answers in the pieces "One", " two", " three", " four", " five", " six", " seven", each a second after the last one
      When she streams the answer to "Count to seven" with five seconds of patience
      Then the pieces, joined, are "One two three four five six seven"
      And the stream ends with the done marker, told once
      And only the first engine has been asked, and only once

    Scenario Outline: The first engine <trouble>
      Given the first engine <trouble>
      When she asks "Are you there?" with two seconds of patience
      Then she gets the answer "From the second"
      And the first engine has been asked once, and after it the second one, once

      Examples: ways to be late
        | trouble                             |
        | never answers                       |
        | falls silent before its first token |
        | falls silent behind its opening     |

    Scenario Outline: A stream of which the first engine <trouble>
      Given the first engine <trouble>
      When she streams the answer to "Are you there?" with two seconds of patience
      Then the pieces, joined, are "From the second"
      And the stream ends with the done marker, told once
      And the first engine has been asked once, and after it the second one, once

      Examples: ways to be late
        | trouble                             |
        | never answers                       |
        | falls silent before its first token |
        | falls silent behind its opening     |

    Scenario: The second engine has as long as the first one had
      Given the first engine never answers
      And the second engine answers in the pieces "One", " two", " three", " four", each a second after the last one
      When she streams the answer to "Count slowly to four" with three seconds of patience
      Then the pieces, joined, are "One two three four"
      And the stream ends with the done marker, told once
      And the first engine has been asked once, and after it the second one, once

  @FALLBACK-2
  Rule: When the first engine is rate limited, the next one answers

    Scenario: An engine that is not rate limited is not passed over
      Given the first engine answers "From the first"
      When she asks "Are you busy?"
      Then she gets the answer "From the first"
      And only the first engine has been asked, and only once

    Scenario Outline: The first engine <trouble>
      Given the first engine <trouble>
      When she asks "Are you busy?"
      Then she gets the answer "From the second"
      And the first engine has been asked once, and after it the second one, once

      Examples: with and without a word of when it is back
        | trouble                       |
        | is rate limited               |
        | is rate limited for 7 seconds |

    Scenario Outline: A stream of which the first engine <trouble>
      Given the first engine <trouble>
      When she streams the answer to "Are you busy?"
      Then the pieces, joined, are "From the second"
      And the stream ends with the done marker, told once
      And the first engine has been asked once, and after it the second one, once

      Examples: with and without a word of when it is back
        | trouble                       |
        | is rate limited               |
        | is rate limited for 7 seconds |

  @FALLBACK-3
  Rule: When the first engine fails or cannot be reached, the next one answers

    Scenario: An engine that works is not passed over
      Given the first engine answers "From the first"
      When she asks "Are you well?"
      Then she gets the answer "From the first"
      And only the first engine has been asked, and only once

    Scenario: A stream of an engine that works is not passed over
      Given the first engine answers "From the first"
      When she streams the answer to "Are you well?"
      Then the pieces, joined, are "From the first"
      And only the first engine has been asked, and only once

    Scenario Outline: The first engine <trouble>
      Given the first engine <trouble>
      When she asks "Are you well?"
      Then she gets the answer "From the second"
      And the first engine has been asked once, and after it the second one, once

      Examples: errors
        | trouble                              |
        | reports an internal error            |
        | reports that it cannot do this       |
        | reports that nothing is behind it    |
        | reports that it is overloaded        |
        | reports that it has waited in vain   |
        | does not know the router's key       |
        | does not let the router in           |
        | does not know the model              |
        | sends the router elsewhere           |
        | answers an error as if all were well |

      Examples: broken answers
        | trouble                             |
        | resets the connection               |
        | closes the connection in its answer |
        | resets the connection in its answer |
        | sends half of its answer            |
        | reports an error in its answer      |
        | answers a web page                  |
        | answers nothing at all              |

      Examples: counts that nobody could be billed for
        | trouble                          |
        | does not count its tokens        |
        | counts fewer than no tokens      |
        | counts tokens that do not add up |

    Scenario: The first engine counts more tokens than it was allowed to generate
      Given the first engine counts 11 generated tokens
      When she asks "Are you well?" with a limit of 10 tokens
      Then she gets the answer "From the second"
      And the first engine has been asked once, and after it the second one, once

    Scenario: The first engine counts as many tokens as it was allowed to generate
      Given the first engine counts 11 generated tokens
      When she asks "Are you well?" with a limit of 11 tokens
      Then she gets the answer "Miscounted"
      And only the first engine has been asked, and only once

    Scenario: The first engine fails again and again
      A router that loses one answer in ten is found out with a confidence of 95 percent.

      Given the first engine reports an internal error
      When she asks "Are you still there?" 30 times
      Then she gets the answer "From the second" 30 times
      And the second engine has been asked 30 times

    Scenario: The first engine fails again and again, and streams are wanted
      A router that loses one stream in ten is found out with a confidence of 95 percent.

      Given the first engine reports an internal error
      When she streams the answer to "Are you still there?" 30 times
      Then she gets the answer "From the second" 30 times
      And the second engine has been asked 30 times

    Scenario: The first engine refuses every connection
      Given a router that nobody else uses
      And Grace is an operator of a tenant
      And the second engine answers "From the second"
      And the first engine has stopped
      When she asks "Are you there?"
      Then she gets the answer "From the second"
      And the second engine has been asked once

    Scenario Outline: A stream of which the first engine <trouble>
      Given the first engine <trouble>
      When she streams the answer to "Are you well?"
      Then the pieces, joined, are "From the second"
      And the stream ends with the done marker, told once
      And the first engine has been asked once, and after it the second one, once

      Examples: errors and broken answers
        | trouble                              |
        | reports an internal error            |
        | reports that nothing is behind it    |
        | reports that it is overloaded        |
        | reports that it has waited in vain   |
        | does not know the router's key       |
        | sends the router elsewhere           |
        | answers an error as if all were well |
        | resets the connection                |
        | answers a web page                   |
        | answers nothing at all               |
