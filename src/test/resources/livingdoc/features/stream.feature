@STREAM
Feature: Streaming
  People read an answer while it is being written.

  @STREAM-1
  Rule: A complete stream ends with `data: [DONE]`, once

    Scenario Outline: A <size> answer ends with the done marker
      Given Ada is an operator of a tenant
      When she streams <tokens> tokens
      Then the stream ends with the done marker

      Examples: sizes that people really see
        | size  | tokens |
        | short | 3      |
        | long  | 300    |

  @STREAM-2
  Rule: The pieces, joined, are the engine's answer

  @STREAM-3
  Rule: Usage arrives once

    @left-out
    Scenario: Usage when asked for
      Given Ada is an operator of a tenant

  @STREAM-4
  Rule: An engine failure reaches the caller

    Scenario: The engine fails early
      Given Ada is an operator of a tenant

    @left-out
    Scenario: The engine fails late
      Given Ada is an operator of a tenant

  @STREAM-5
  Rule: A slow reader loses nothing

    Scenario: Nothing is written here yet
