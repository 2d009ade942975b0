@CHAT
Feature: Chat completions
  People ask and get one answer.

  Background:
    Given Ada is an operator of a tenant

  @CHAT-1
  Rule: A prompt gets one complete answer

    Scenario: A short question is answered
      When she asks:
        """text
        What is <b>two</b> & two?
        """
      Then the answer is "four"

    Scenario: The answer names its tokens
      When she asks "Hello"
      Then the answer reports:
        | prompt | completion | total |
        | 1      | 2          | 3     |

  @CHAT-2
  Rule: An answer never exceeds its token limit

    Scenario: A long answer is cut
      When she asks "Count to a thousand"
      Then the answer has at most 16 tokens
      And the ledger agrees

  @CHAT-3
  Rule: An unknown model is refused

    Scenario: A model that nobody deployed
      When she asks a model that nobody has heard of
      Then she is told so

  @CHAT-4
  Rule: Identifiers stay with the request

    Scenario: The connection breaks in the harness
      When the harness breaks
      Then the answer is "four"

  @CHAT-5
  Rule: Text in any script survives

    Scenario: A step that is still to be written
      When the step is pending

  @CHAT-6
  Rule: A known task type is accepted

    Scenario: Two sentences that mean the same
      When the sentence is ambiguous
