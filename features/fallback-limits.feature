@FALLBACK
Feature: Where fallback ends
  Another engine is no help against the caller's own mistake, and none is asked when the caller forbids
  it. When there is none left, the caller is told what was tried.

  Background:
    Given Ada is an operator of a tenant
    And the second engine answers "From the second"

  @FALLBACK-4
  Rule: The caller's own mistake is returned at once and never retried elsewhere

    Scenario: A request without a mistake is answered
      Given the first engine answers "From the first"
      When she asks "Is anything wrong?"
      Then she gets the answer "From the first"

    Scenario Outline: The first engine finds fault with the <part>
      Given the first engine finds fault with the <part> of each request
      When she asks "Is anything wrong?" with a limit of 10 tokens
      Then she is told that the request is broken, by its <part>
      And only the first engine has been asked, and only once

      Examples: parts of a request
        | part        |
        | messages    |
        | token limit |

    Scenario: The first engine cannot process a part of the request
      Given the first engine cannot process the messages of any request
      When she asks "Is anything wrong?"
      Then she is told that the request is broken, by its messages
      And only the first engine has been asked, and only once

    Scenario: The first engine does not say where the mistake is
      Given the first engine finds fault with each request, and does not say where
      When she asks "Is anything wrong?"
      Then she is told that the request is broken, and not where
      And only the first engine has been asked, and only once

    Scenario: The first engine finds the request too large
      Given the first engine finds each request too large
      When she asks "Is anything wrong?"
      Then she is told that the request is broken, or too large
      And only the first engine has been asked, and only once

    Scenario: A mistake in a request for a stream
      Given the first engine finds fault with the messages of each request
      When she streams the answer to "Is anything wrong?"
      Then she is told that the request is broken, by its messages
      And no stream has begun
      And only the first engine has been asked, and only once

    Scenario: A mistake that the second engine finds, as the first one fails
      Given the first engine reports an internal error
      And the second engine finds fault with the messages of each request
      When she asks "Is anything wrong?"
      Then she is told that the request is broken, by its messages
      And the first engine has been asked once, and after it the second one, once

    Scenario: A mistake within a conversation
      Given Ada has begun the conversation "Holidays"
      And the first engine finds fault with the messages of each request
      When Ada says "Is anything wrong?" in "Holidays"
      Then in the conversation she is told that the request is broken, by its messages
      And only the first engine has been asked, and only once

  @FALLBACK-5
  Rule: When every engine fails, one error says what was tried

    Scenario: As long as one engine answers there is no error
      Given the first engine reports an internal error
      When she asks "Anybody?"
      Then she gets the answer "From the second"

    Scenario: Two engines that fail
      Given the first engine reports that it is overloaded
      And the second engine reports an internal error
      When she asks "Anybody?"
      Then she is told that every engine failed
      And she is told of exactly these attempts
        | engine | outcome |
        | first  | failed  |
        | second | failed  |
      And nothing that an engine said reaches her

    Scenario: Two engines that fail, each in its own way
      Given the first engine is rate limited
      And the second engine resets the connection
      When she asks "Anybody?"
      Then she is told that every engine failed
      And she is told of exactly these attempts
        | engine | outcome          |
        | first  | was rate limited |
        | second | broke off        |
      And nothing that an engine said reaches her

    Scenario: Two engines that fail within a conversation
      Given Ada has begun the conversation "Holidays"
      And the first engine is rate limited
      And the second engine resets the connection
      When Ada says "Anybody?" in "Holidays"
      Then she is told that no engine could answer her
      And in the conversation, too, she is told of exactly these attempts
        | engine | outcome          |
        | first  | was rate limited |
        | second | broke off        |

    Scenario: Two engines that refuse every connection
      Given a router that nobody else uses
      And Grace is an operator of a tenant
      And the first engine has stopped
      And the second engine has stopped
      When she asks "Anybody?"
      Then she is told that every engine failed
      And she is told of exactly these attempts
        | engine | outcome              |
        | first  | could not be reached |
        | second | could not be reached |

    Scenario: Two engines that do not answer in time
      Given the first engine never answers
      And the second engine falls silent before its first token
      When she asks "Anybody?" with two seconds of patience
      Then she is told that every engine timed out
      And she is told of exactly these attempts
        | engine | outcome   |
        | first  | timed out |
        | second | timed out |

    Scenario: One engine that does not answer in time, and one that says something else
      Given the first engine never answers
      And the second engine answers an error as if all were well
      When she asks "Anybody?" with two seconds of patience
      Then she is told that every engine failed
      And she is told of exactly these attempts
        | engine | outcome   |
        | first  | timed out |
        | second | failed    |
      And nothing that an engine said reaches her

    Scenario: Two engines that are rate limited, and say when they are back
      Given the first engine is rate limited for 12 seconds
      And the second engine is rate limited for 7 seconds
      When she asks "Anybody?"
      Then she is told of exactly these attempts
        | engine | outcome          |
        | first  | was rate limited |
        | second | was rate limited |
      And she is told to come back in 7 seconds

    Scenario Outline: The first engine <first>, and the second one <second>
      Given the first engine <first>
      And the second engine <second>
      When she asks "Anybody?"
      Then she is told that every engine failed
      And she is told to come back in 7 seconds

      Examples: one of them is back sooner, or says so
        | first                          | second                         |
        | is rate limited for 7 seconds  | is rate limited for 12 seconds |
        | is rate limited for 12 seconds | is overloaded for 7 seconds    |
        | is rate limited for 7 seconds  | reports an internal error      |
        | reports an internal error      | is rate limited for 7 seconds  |

    Scenario: Two engines that fail and do not say when they are back
      Given the first engine is rate limited
      And the second engine is rate limited
      When she asks "Anybody?"
      Then she is told that every engine failed
      And she is not told when to come back

    Scenario: A stream that no engine begins in time
      Given the first engine never answers
      And the second engine falls silent before its first token
      When she streams the answer to "Anybody?" with two seconds of patience
      Then she is told that every engine timed out
      And no stream has begun
      And she is told of exactly these attempts
        | engine | outcome   |
        | first  | timed out |
        | second | timed out |

    Scenario: A stream that no engine begins
      Given the first engine reports an internal error
      And the second engine closes its stream behind its opening
      When she streams the answer to "Anybody?"
      Then she is told that every engine failed
      And no stream has begun
      And she is told of exactly these attempts
        | engine | outcome   |
        | first  | failed    |
        | second | broke off |

  @FALLBACK-11
  Rule: A caller can forbid fallback

    Scenario: Who forbids it is answered by an engine that works
      Given the first engine answers "From the first"
      When she asks "Only you?" and forbids fallback
      Then she gets the answer "From the first"
      And only the first engine has been asked, and only once

    Scenario: Who allows it gets it
      Given the first engine reports an internal error
      When she asks "Anybody?" and allows fallback
      Then she gets the answer "From the second"
      And the first engine has been asked once, and after it the second one, once

    Scenario Outline: Who forbids it is told when the first engine <trouble>
      Given the first engine <trouble>
      When she asks "Only you?" and forbids fallback
      Then she is told that every engine failed
      And only the first engine has been asked, and only once

      Examples: ways to fail
        | trouble                   |
        | reports an internal error |
        | is rate limited           |
        | resets the connection     |
        | answers a web page        |

    Scenario: Who forbids it is told when the first engine does not answer in time
      Given the first engine never answers
      When she asks "Only you?" with two seconds of patience, and forbids fallback
      Then she is told that every engine timed out
      And only the first engine has been asked, and only once

    Scenario Outline: Who forbids it is told when the first of several models fails, in <mode> mode
      Given the first engine reports an internal error
      When she asks "Only you?" in <mode> mode, and forbids fallback
      Then she is told that every engine failed
      And only the first engine has been asked, and only once

      Examples: modes
        | mode     |
        | critique |
        | pipeline |

    Scenario Outline: Who forbids it is told when a stream of the first engine <trouble>
      Given the first engine <trouble>
      When she streams the answer to "Only you?" and forbids fallback
      Then she is told that every engine failed
      And no stream has begun
      And only the first engine has been asked, and only once

      Examples: ways to fail
        | trouble                                                      |
        | reports an internal error                                    |
        | closes its stream before its first token                     |
        | reports an error and then the done marker behind its opening |

    Scenario: Who forbids it is told when a stream breaks in the middle
      Given the first engine answers in the pieces "One", " two", " three", and closes its stream after 2 tokens, once they have been read
      When she streams the answer to "Count to three", token by token, and forbids fallback
      Then she has read "One two", and nothing of the rest
      And the stream ends with an error, told once
      And only the first engine has been asked, and only once

    Scenario: Who does not say clearly whether fallback is allowed is asked to
      Given her request is answered as long as nothing is wrong with it
      When she sends a request that has a fallback switch in words
      Then she is told that the request is broken, by its fallback switch
