@STREAM
Feature: Streams that do not come whole
  A stream that cannot begin is refused, one that breaks says so, and for one that nobody hears any
  more nobody works.

  @STREAM-6
  Rule: A request that cannot be served is refused before the stream starts

    Scenario: An engine that fails before its first token
      Given Ada is an operator of a tenant
      And every engine fails
      When she streams the answer to "Count to three"
      Then she is told that her request could not be served
      And no stream has begun

    Scenario: An engine whose stream breaks before its first token
      Given Ada is an operator of a tenant
      And every engine closes its stream before the first token
      When she streams the answer to "Count to three"
      Then she is told that her request could not be served
      And no stream has begun

    Scenario: An engine that does not send a token in time
      Given Ada is an operator of a tenant
      And no engine ever answers
      When she streams the answer to "Count to three" with half a second of patience
      Then she is told that her request could not be served
      And no stream has begun

    Scenario: A broken request for a stream
      Given Ada is an operator of a tenant
      And the engine answers "One two three"
      When she sends a request for a stream that has an empty list of messages
      Then she is told that the request is broken, by its messages
      And no stream has begun

    Scenario Outline: In a conversation: <trouble>
      Given Ada is an operator of a tenant
      And <trouble>
      When she streams the answer to "Count to three" in a conversation
      Then she is told that her request could not be served
      And no stream has begun

      Examples: what can happen before the first token
        | trouble                                               |
        | every engine fails                                    |
        | every engine closes its stream before the first token |

  @STREAM-7
  Rule: An engine failure inside a stream reaches the caller as an error

    Scenario: A stream that does not fail carries no error
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four"
      When she streams the answer to "Count to four"
      Then the stream carries no error
      And the stream ends with the done marker, told once

    Scenario Outline: The engine <failure> after two tokens
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four"
      And the engine <failure> after 2 tokens, once they have been read
      When she streams the answer to "Count to four", token by token, with two seconds of patience
      Then she has read "One two", and nothing of the rest
      And the stream ends with an error, told once
      And the stream says nowhere that it was complete

      Examples: ways to fail
        | failure                                       |
        | closes its stream                             |
        | ends its stream without the done marker       |
        | resets its connection                         |
        | falls silent                                  |
        | reports an error and then the done marker     |
        | reports an error and nothing more             |
        | sends an event that nobody can read and stops |
        | sends half a character                        |

    Scenario Outline: In a conversation the engine <failure> after two tokens
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four"
      And the engine <failure> after 2 tokens, once they have been read
      When she streams the answer to "Count to four" in a conversation, token by token
      Then she has read "One two", and nothing of the rest
      And the stream ends with an error, told once
      And the stream says nowhere that it was complete

      Examples: ways to fail
        | failure                                   |
        | closes its stream                         |
        | ends its stream without the done marker   |
        | resets its connection                     |
        | reports an error and then the done marker |

  @STREAM-8
  Rule: When the caller hangs up, the engine stops generating

    @smoke
    Scenario: Hanging up in the middle
      Given Ada is an operator of a tenant
      And the engine generates without end, a token each 20 milliseconds
      When she streams the answer to "Go on for ever" and hangs up after 3 tokens
      Then the engine has stopped because its caller hung up

    Scenario: Hanging up before the first token
      Given Ada is an operator of a tenant
      And no engine ever answers
      When she hangs up while she waits for the answer to "Are you there?"
      Then the engine has stopped because its caller hung up

    Scenario: Hanging up while the engine holds its answer back
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four"
      And it holds its answer back after 2 tokens
      When she streams the answer to "Count to four" and hangs up after 2 tokens
      Then the engine has stopped because its caller hung up

    Scenario: Who stays on the line gets everything
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four"
      When she streams the answer to "Count to four"
      Then the engine has generated everything
      And the pieces, joined, are "One two three four"

    Scenario: Hanging up in the middle of a conversation
      Given Ada is an operator of a tenant
      And the engine generates without end, a token each 20 milliseconds
      When she streams the answer to "Go on for ever" in a conversation and hangs up after 3 tokens
      Then the engine has stopped because its caller hung up

    Scenario: Hanging up at the very beginning
      Given Ada is an operator of a tenant
      And the engine generates without end, a token each 20 milliseconds
      When she streams the answer to "Go on for ever" and hangs up after 1 token
      Then the engine has stopped because its caller hung up

    Scenario: Hanging up on an answer that comes at once
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four"
      And it holds its answer back after 2 tokens
      When she asks "Count to four" and hangs up once the engine has generated 2 tokens
      Then the engine has stopped because its caller hung up

    Scenario: Hanging up a hundred and twenty times leaves the way open
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four"
      And it holds its answer back after 2 tokens
      When she streams the answer to "Count to four" and hangs up after 2 tokens, 120 times, some at once and with five seconds of patience
      Then each of the 120 times she had heard that much
      And each of the 120 times the engine has stopped because its caller hung up

    Scenario: Hanging up on the second engine
      Given Ada is an operator of a tenant
      And the first engine fails, and the second one holds its answer "One two three four" back after 3 tokens
      When she streams the answer to "Count to four" and hangs up after 3 tokens
      Then the second engine has stopped because its caller hung up
