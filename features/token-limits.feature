@CHAT
Feature: Token limits
  Who sets a limit pays for no more than that, and sees whether the answer was cut.

  @CHAT-3
  Rule: An answer never exceeds its token limit, and says when it was cut

    Scenario: An answer that is too long is cut at its limit, and says so
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four", " five"
      When she asks "Count to five" with a limit of 3 tokens
      Then she gets the answer "One two three"
      And the answer says that it reached its token limit
      And the answer reports 3 generated tokens

    Scenario: An answer that just fits is not said to be cut
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three"
      When she asks "Count to three" with a limit of 3 tokens
      Then she gets the answer "One two three"
      And the answer says that it was complete

    Scenario: An answer that was filtered does not say that it was complete, nor that it was too long
      Given Ada is an operator of a tenant
      And the engine ends its answer "As far as" with the word "content_filter"
      When she asks "How far is it?"
      Then she gets the answer "As far as"
      And the answer says that its content was filtered

    Scenario: A streamed answer that was filtered says so, too
      Given Ada is an operator of a tenant
      And the engine ends its answer "As far as" with the word "content_filter"
      When she streams the answer to "How far is it?"
      Then the pieces, joined, are "As far as"
      And the stream says exactly once why it ended, by the word "content_filter"

    Scenario: A streamed answer is cut at the same place
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four", " five"
      When she streams the answer to "Count to five" with a limit of 3 tokens
      Then the pieces, joined, are "One two three"
      And the stream says that it reached its token limit

    Scenario: Without a limit nothing is cut
      Given Ada is an operator of a tenant
      And the engine answers with a text of 2,000 words
      When she asks "Tell me everything"
      Then she gets the engine's whole answer
      And the answer says that it was complete

    Scenario: The limit by its newer name
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four", " five"
      When she asks "Count to five" with a limit of 3 tokens, by its newer name
      Then she gets the answer "One two three"
      And the answer says that it reached its token limit

    Scenario: The limit of a stream by its newer name
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four", " five"
      When she streams the answer to "Count to five" with a limit of 3 tokens, by its newer name
      Then the pieces, joined, are "One two three"
      And the stream says that it reached its token limit

    Scenario: A streamed answer that just fits is not said to be cut
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three"
      When she streams the answer to "Count to three" with a limit of 3 tokens
      Then the pieces, joined, are "One two three"
      And the stream says exactly once that it was complete

    Scenario: The second engine keeps to the limit as well
      Given Ada is an operator of a tenant
      And the first engine fails, and the second one answers "One two three four five"
      When she asks "Count to five" with a limit of 3 tokens
      Then she gets the answer "One two three"
      And the answer says that it reached its token limit

    Scenario: So does a stream of the second engine
      Given Ada is an operator of a tenant
      And the first engine fails, and the second one answers "One two three four five"
      When she streams the answer to "Count to five" with a limit of 3 tokens
      Then the pieces, joined, are "One two three"
      And the stream says that it reached its token limit
