@STREAM
Feature: Streaming
  People read an answer while it is being written. What they read must be the answer, all of it,
  and they must be able to tell a whole answer from one that broke.

  @STREAM-1
  Rule: Tokens arrive as server-sent events while the engine is still generating

    @smoke
    Scenario: The first tokens are there while the engine holds the rest back
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four"
      And it holds its answer back after 2 tokens
      When she begins to stream the answer to "Count to four"
      Then she reads "One two" while the engine is still generating
      And she reads "One two three four" in the end, once the engine goes on

    Scenario: Each token arrives before the engine generates the next one
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four", " five"
      And it generates each token only when the one before has been read
      When she streams the answer to "Count slowly to five", token by token
      Then each token has arrived before the engine generated the next one
      And the pieces, joined, are "One two three four five"

    Scenario: The first token does not wait for a second one
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three"
      And it holds its answer back after 1 token
      When she begins to stream the answer to "Count to three"
      Then she reads "One" while the engine is still generating
      And she reads "One two three" in the end, once the engine goes on

    Scenario: In a conversation each token arrives as early
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four", " five"
      And it generates each token only when the one before has been read
      When she streams the answer to "Count slowly to five" in a conversation, token by token
      Then each token has arrived before the engine generated the next one
      And the pieces, joined, are "One two three four five"

  @STREAM-2
  Rule: A stream keeps one id, opens with the role and gives its finish reason exactly once

    Scenario: A short answer
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three"
      When she streams the answer to "Count to three"
      Then every event of the stream has the same name
      And the stream opens with the assistant's role, and tells it only there
      And the stream says exactly once that it was complete

    Scenario: An answer of one token
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "Yes"
      When she streams the answer to "Yes or no?"
      Then every event of the stream has the same name
      And the stream opens with the assistant's role, and tells it only there
      And the stream says exactly once that it was complete

    Scenario: An engine that gives its finish reason twice
      Given Ada is an operator of a tenant
      And the engine answers "One two three" and gives its finish reason twice
      When she streams the answer to "Count to three"
      Then the stream says exactly once that it was complete

    Scenario: Two streams have different names
      Given Ada is an operator of a tenant
      When she streams the answers to "One?" and then "Two?"
      Then the two answers have different names

    Scenario: A short answer in a conversation
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three"
      When she streams the answer to "Count to three" in a conversation
      Then the stream is one whole answer in 3 pieces

  @STREAM-3
  Rule: A complete stream ends with `data: [DONE]`, once, with nothing behind it

    Scenario: A short answer ends with the done marker
      Given Ada is an operator of a tenant
      And the engine answers "One two three"
      When she streams the answer to "Count to three"
      Then the stream ends with the done marker, told once
      And nothing follows it

    Scenario: An empty answer ends with the done marker
      Given Ada is an operator of a tenant
      And the engine answers ""
      When she streams the answer to "Say nothing"
      Then the stream ends with the done marker, told once
      And nothing follows it

    Scenario: An answer with its token counts ends with the done marker
      Given Ada is an operator of a tenant
      When she streams the answer to "Count to three" and asks for the token counts
      Then the stream ends with the done marker, told once
      And nothing follows it

    Scenario: An answer that reached its limit ends with the done marker
      Given Ada is an operator of a tenant
      And the engine answers with a text of 2,000 words
      When she streams the answer to "Tell me everything" with a limit of 10 tokens
      Then the stream ends with the done marker, told once
      And nothing follows it

    Scenario: An answer in a conversation ends with the done marker
      Given Ada is an operator of a tenant
      And the engine answers "One two three"
      When she streams the answer to "Count to three" in a conversation
      Then the stream ends with the done marker, told once
      And nothing follows it

  @STREAM-4
  Rule: The pieces, joined, are the engine's answer

    Scenario: Pieces with spaces
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "  One,", " ", "two", "  ", "three. "
      When she streams the answer to "Count with spaces"
      Then the pieces, joined, are "  One, two  three. "

    Scenario: Line breaks
      Given Ada is an operator of a tenant
      And the engine answers this
        """

        One,

          two,
        three.

        """
      When she streams the answer to "Count line by line"
      Then the pieces, joined, are this
        """

        One,

          two,
        three.

        """

    Scenario: Pieces that look like the protocol
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "data: ", "[DONE]", " {}", " : event"
      When she streams the answer to "What ends a stream?"
      Then the pieces, joined, are "data: [DONE] {} : event"
      And the stream ends with the done marker, told once

    Scenario: The same piece again and again
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "no", " ", "no", " ", "no", " ", "no"
      When she streams the answer to "Say no four times"
      Then the pieces, joined, are "no no no no"

    Scenario: A long answer
      Given Ada is an operator of a tenant
      And the engine answers with a text of 2,000 words
      When she streams the answer to "Tell me everything"
      Then the pieces, joined, are the engine's whole answer

    Scenario: Characters that some take for the end of a line
      Given Ada is an operator of a tenant
      And the engine answers with each character that some take for the end of a line
      When she streams the answer to "How many lines are there?"
      Then she gets all of that

    Scenario: A piece of 100,000 characters
      Given Ada is an operator of a tenant
      And the engine answers in one piece of 100,000 characters
      When she streams the answer to "Tell me everything in one breath"
      Then she gets all of that

    Scenario: A long answer in a conversation
      Given Ada is an operator of a tenant
      And the engine answers with a text of 2,000 words
      When she streams the answer to "Tell me everything" in a conversation
      Then the pieces, joined, are the engine's whole answer

    Scenario Outline: An engine that <spelling>
      Given Ada is an operator of a tenant
      And an engine that <spelling> answers "One, two and three: ünd [DONE]"
      When she streams the answer to "How is it written?" and asks for the token counts
      Then the pieces, joined, are "One, two and three: ünd [DONE]"
      And the token counts stand between the finish reason and the done marker

      Examples: ways to write events
        | spelling                                              |
        | ends its lines with a carriage return and a line feed |
        | leaves no space behind the names of fields            |
        | puts comments between its events                      |
        | gives its events a name and a number                  |
        | spreads an event over two lines                       |

    Scenario: A call of a tool
      Given Ada is an operator of a tenant
      And the engine calls the tool "get_weather", with these arguments
        """
        {"city": "Łódź \"centre\"", "days": 3, "units": ["°C", "m/s"]}
        """
      When she streams the answer to "How warm is it?"
      Then the stream calls "get_weather", with exactly these arguments
        """
        {"city": "Łódź \"centre\"", "days": 3, "units": ["°C", "m/s"]}
        """
      And the stream ends with the done marker, told once

  @STREAM-5
  Rule: Usage arrives once, in a chunk without choices, when asked for

    Scenario: Who asks for the token counts gets them once
      Given Ada is an operator of a tenant
      And the engine counts 11 prompt tokens and 7 generated tokens
      When she streams the answer to "Count to three" and asks for the token counts
      Then the stream tells the token counts once, in an event of their own
      And the stream reports 11 prompt tokens and 7 generated tokens

    Scenario: The counts come after the finish reason and before the done marker
      Given Ada is an operator of a tenant
      When she streams the answer to "Count to three" and asks for the token counts
      Then the token counts stand between the finish reason and the done marker

    Scenario: Who does not ask for the token counts is not told
      Given Ada is an operator of a tenant
      When she streams the answer to "Count to three"
      Then the stream tells no token counts
      And every event of the stream but the done marker is a piece of the answer

    Scenario: Nor is who says that they are not wanted
      Given Ada is an operator of a tenant
      When she streams the answer to "Count to three" and says that she wants no token counts
      Then the stream tells no token counts
      And every event of the stream but the done marker is a piece of the answer

    Scenario: In a conversation, where nobody can ask for the token counts, they are not told
      Given Ada is an operator of a tenant
      When she streams the answer to "Count to three" in a conversation
      Then the stream tells no token counts
      And every event of the stream but the done marker is a piece of the answer

  @STREAM-9
  Rule: A slow reader loses nothing

    Scenario: Somebody pauses while megabytes are waiting
      Given Ada is an operator of a tenant
      And the engine answers with a text of six megabytes
      When she reads 3 pieces of the answer to "Tell me everything", pauses longer than an engine may, and reads on
      Then the pieces, joined, are the engine's six megabytes
      And the stream ends with the done marker, told once
      And the entry has as many tokens as the engine counted

    Scenario: Others are answered while somebody pauses
      Given Ada and Linus are operators of two tenants
      And the engine answers with a text of six megabytes
      And Ada pauses after 3 pieces of the answer to "Tell me everything"
      And the engine answers "I am here"
      When Linus asks "Is anybody there?"
      Then he gets the answer "I am here" while she pauses
      And she reads the engine's six megabytes to the end
