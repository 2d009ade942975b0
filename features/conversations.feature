@CONVERSATION
Feature: Conversations
  People talk with a model turn by turn: what was said is kept, in its order, and goes with the next
  question.

  @CONVERSATION-1
  Rule: A person starts a conversation, sends a message, gets an answer and finds both in the history

    @smoke
    Scenario: A message and its answer
      Given Ada is an operator of a tenant
      And Ada has begun the conversation "Holidays"
      And the engine answers "In Lisbon."
      When she says "Where is it warm in May?" in "Holidays"
      Then she gets the reply "In Lisbon."
      And the history of "Holidays" is exactly
        | speaker | text                     | state    |
        | person  | Where is it warm in May? | complete |
        | engine  | In Lisbon.               | complete |
