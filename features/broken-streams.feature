@FALLBACK
Feature: Streams that break
  A stream that breaks before anything of it was read can begin elsewhere, and nobody notices. Once
  something was read, another engine's words would be another answer: the reader is told that it broke.

  Background:
    Given Ada is an operator of a tenant
    And the second engine answers in the pieces "Another", " answer", " altogether"

  @FALLBACK-9
  Rule: A stream that breaks before its first token continues elsewhere; one that breaks later ends in an error, never as a short success

    Scenario: A stream that does not break
      Given the first engine answers in the pieces "One", " two", " three"
      When she streams the answer to "Count to three"
      Then the pieces, joined, are "One two three"
      And the stream ends with the done marker, told once
      And only the first engine has been asked, and only once

    Scenario Outline: The first engine <failure> before its first token
      Given the first engine <failure> before its first token
      When she streams the answer to "Count to three" with two seconds of patience
      Then the pieces, joined, are "Another answer altogether"
      And the stream is one whole answer in 3 pieces
      And the first engine has been asked once, and after it the second one, once

      Examples: ways to break
        | failure                                          |
        | closes its stream                                |
        | ends its stream without the done marker          |
        | resets its connection                            |
        | falls silent                                     |
        | reports an error and then the done marker        |
        | reports an error and nothing more                |
        | sends an event that nobody can read and stops    |
        | sends an event that nobody can read and goes on  |
        | sends half a character                           |

    Scenario Outline: The first engine <failure> behind its opening
      Given the first engine <failure> behind its opening
      When she streams the answer to "Count to three" with two seconds of patience
      Then the pieces, joined, are "Another answer altogether"
      And the stream is one whole answer in 3 pieces
      And the first engine has been asked once, and after it the second one, once

      Examples: ways to break
        | failure                                         |
        | closes its stream                               |
        | ends its stream without the done marker         |
        | resets its connection                           |
        | falls silent                                    |
        | reports an error and then the done marker       |
        | reports an error and nothing more               |
        | sends an event that nobody can read and stops   |
        | sends an event that nobody can read and goes on |
        | sends half a character                          |

    Scenario Outline: The first engine <failure> after its first token
      Given the first engine answers in the pieces "One", " two", " three", and <failure> after 1 token, once they have been read
      When she streams the answer to "Count to three", token by token, with two seconds of patience
      Then she has read "One", and nothing of the rest
      And the stream ends with an error, told once
      And the stream says nowhere that it was complete
      And only the first engine has been asked, and only once

      Examples: ways to break
        | failure                                         |
        | closes its stream                               |
        | ends its stream without the done marker         |
        | resets its connection                           |
        | falls silent                                    |
        | reports an error and then the done marker       |
        | reports an error and nothing more               |
        | sends an event that nobody can read and stops   |
        | sends an event that nobody can read and goes on |
        | sends half a character                          |

    Scenario Outline: The first engine <failure> when all but the end has been read
      Given the first engine answers in the pieces "One", " two", " three", and <failure> after 2 tokens, once they have been read
      When she streams the answer to "Count to three", token by token, with two seconds of patience
      Then she has read "One two", and nothing of the rest
      And the stream ends with an error, told once
      And the stream says nowhere that it was complete
      And only the first engine has been asked, and only once

      Examples: ways to break
        | failure                                         |
        | closes its stream                               |
        | ends its stream without the done marker         |
        | resets its connection                           |
        | falls silent                                    |
        | reports an error and then the done marker       |
        | reports an error and nothing more               |
        | sends an event that nobody can read and stops   |
        | sends an event that nobody can read and goes on |
        | sends half a character                          |

    Scenario Outline: The first engine <failure> behind its last token
      Given the first engine answers in the pieces "One", " two", " three", and <failure> after 3 tokens, once they have been read
      When she streams the answer to "Count to three", token by token, with two seconds of patience
      Then she has read "One two three", and nothing of the rest
      And the stream ends with an error, told once
      And the stream has no done marker
      And only the first engine has been asked, and only once

      Examples: ways to break between the finish reason and the done marker
        | failure                                         |
        | closes its stream                               |
        | ends its stream without the done marker         |
        | resets its connection                           |
        | falls silent                                    |
        | reports an error and then the done marker       |
        | reports an error and nothing more               |
        | sends an event that nobody can read and stops   |
        | sends an event that nobody can read and goes on |
        | sends half a character                          |
