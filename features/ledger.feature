@LEDGER
Feature: Ledger
  Each tenant pays for what its people used: every token, once, at the right price, and nothing for
  what they did not get.

  @LEDGER-1
  Rule: Every answer reports prompt, completion and total tokens that add up

    @smoke
    Scenario: A short answer
      Given Ada is an operator of a tenant
      And the engine counts 11 prompt tokens and 7 generated tokens
      When she asks "Count to three"
      Then the answer reports 11 prompt tokens, 7 generated tokens and 18 in all

    Scenario: A streamed answer
      Given Ada is an operator of a tenant
      And the engine counts 11 prompt tokens and 7 generated tokens
      When she streams the answer to "Count to three" and asks for the token counts
      Then the stream reports 11 prompt tokens, 7 generated tokens and 18 in all

    Scenario: An answer that was cut
      Given Ada is an operator of a tenant
      And the engine answers with a text of 2,000 words
      When she asks "Tell me everything" with a limit of 10 tokens
      Then the answer reports the engine's prompt tokens, 10 generated tokens and their sum

    Scenario: A very long answer
      Given Ada is an operator of a tenant
      And the engine counts 120000 prompt tokens and 2147483648 generated tokens
      When she asks "Tell me everything"
      Then the answer reports 120000 prompt tokens, 2147483648 generated tokens and 2147603648 in all

    Scenario: A reply in a conversation
      Given Ada is an operator of a tenant
      And the engine counts 11 prompt tokens and 7 generated tokens
      When she says "Count to three"
      Then the reply reports 11 prompt tokens, 7 generated tokens and 18 in all

  @LEDGER-2
  Rule: Every accepted request is entered exactly once

    @smoke
    Scenario: One question
      Given Ada is an operator of a tenant
      When she asks "Count to three"
      Then the ledger has exactly one entry, of her answer

    Scenario: One stream
      Given Ada is an operator of a tenant
      When she streams the answer to "Count to three"
      Then the ledger has exactly one entry, of her answer

    Scenario: One stream with its token counts
      Given Ada is an operator of a tenant
      When she streams the answer to "Count to three" and asks for the token counts
      Then the ledger has exactly one entry, of her answer

    Scenario: What is said in a conversation, answered at once and in pieces
      Given Ada is an operator of a tenant
      And Ada has begun the conversation "Holidays"
      And Ada has said "Where is it warm?" in "Holidays" and got an answer
      When she hears the answer to "And quiet?" in "Holidays" in pieces
      Then the ledger has exactly one entry for each of the 2 answers in her conversation

    Scenario: A request that every engine failed
      Given Ada is an operator of a tenant
      And her tenant's ledger is empty
      And every engine fails
      When she asks "Count to three"
      Then she is told that every engine failed
      And the ledger has exactly one entry, of her request

    Scenario: The same question three times
      Given Ada is an operator of a tenant
      When she asks "Count to three" 3 times
      Then the ledger has exactly one entry for each of her 3 answers

    Scenario: Ten questions at once
      Given Ada is an operator of a tenant
      When she asks 10 questions at once, each under a trace of its own
      Then the ledger has exactly one entry for each of her 10 answers

  @LEDGER-3
  Rule: An entry costs its tokens at the price of the model that served it, to the last decimal

    Scenario Outline: <prompt> prompt tokens and <generated> generated tokens
      Given Ada is an operator of a tenant
      And the engine counts <prompt> prompt tokens and <generated> generated tokens
      When she asks "Count to three"
      Then the ledger charges her exactly the price of <prompt> prompt tokens and <generated> generated tokens

      Examples: numbers of tokens
        | prompt  | generated |
        | 1       | 1         |
        | 7       | 0         |
        | 999     | 1001      |
        | 123457  | 76542     |
        | 1000000 | 1000000   |

    Scenario: A streamed answer has its price too
      Given Ada is an operator of a tenant
      And the engine counts 999 prompt tokens and 1000 generated tokens
      When she streams the answer to "Count to three"
      Then the ledger charges her exactly the price of 999 prompt tokens and 1000 generated tokens

    Scenario: Each model has its own price
      Given Ada is an operator of a tenant
      And the engine counts 999 prompt tokens and 1001 generated tokens
      When she asks each loaded model "Count to three"
      Then for each of these models the ledger charges the price of 999 prompt tokens and 1001 generated tokens

    Scenario: The answer tells the price that the ledger charges
      Given Ada is an operator of a tenant
      And the engine counts 123457 prompt tokens and 76542 generated tokens
      When she asks "Count to three"
      Then the answer tells the price of 123457 prompt tokens and 76542 generated tokens

    Scenario: A price that changes
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And one of the models gets another price in an hour
      And the engine counts 999 prompt tokens and 1001 generated tokens
      When she asks that model "Count to three", and once more when the hour is over
      Then the ledger charges her 999 prompt tokens and 1001 generated tokens at the old price, and then at the new one
      And callers, ledger and engines agree to the last token and cent

    Scenario: What was paid before a price changed stays in the sums as it was
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And one of the models gets another price in an hour
      And the engine counts 999 prompt tokens and 1001 generated tokens
      When she asks that model "Count to three", and once more when the hour is over
      Then the sums by person, by model and by day are those of her 2 entries
      And the analytics tell the same total, and the same by model

    Scenario: A price that changes within an answer
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And one of the models gets another price in an hour
      And the engine counts 999 prompt tokens and 1001 generated tokens
      And it holds its answer back after 1 token
      When she streams its answer to "Count to three", and the hour is over before that is complete
      Then the ledger charges her 999 prompt tokens and 1001 generated tokens at the old price

  @LEDGER-9
  Rule: A refused or failed request costs nothing

    Scenario: An answer that was given costs something
      Given Ada is an operator of a tenant
      And her tenant's ledger is empty
      And the engine counts 11 prompt tokens and 7 generated tokens
      When she asks "Count to three"
      Then the ledger charges her exactly the price of 11 prompt tokens and 7 generated tokens

    Scenario: A request that every engine failed
      Given Ada is an operator of a tenant
      And her tenant's ledger is empty
      And every engine fails
      When she asks "Count to three"
      Then she is told that every engine failed
      And her tenant has been charged nothing

    Scenario: A request that no engine answered in time
      Given Ada is an operator of a tenant
      And her tenant's ledger is empty
      And no engine ever answers
      When she asks "Count to three" with half a second of patience
      Then she is told that every engine timed out
      And her tenant has been charged nothing

    Scenario: A request for a model that nobody has
      Given Ada is an operator of a tenant
      And her tenant's ledger is empty
      When she asks a model that nobody has
      Then she is told that there is no such model
      And the ledger has no entry

    Scenario: A request that an engine finds wrong
      Given Ada is an operator of a tenant
      And her tenant's ledger is empty
      And the first engine finds fault with the messages of each request
      When she asks "Is anything wrong?"
      Then she is told that the request is broken, by its messages
      And her tenant has been charged nothing

    Scenario: A request that is broken
      Given Ada is an operator of a tenant
      And her tenant's ledger is empty
      When she sends a request that has no messages
      Then she is told that the request is broken, by its messages
      And the ledger has no entry

    Scenario: A stream that broke
      Given Ada is an operator of a tenant
      And her tenant's ledger is empty
      And the engine answers in the pieces "One", " two", " three", " four"
      And the engine closes its stream after 2 tokens
      When she streams the answer to "Count to four"
      Then the stream ends with an error, told once
      And her tenant has been charged nothing

    Scenario: A stream that no engine began
      Given Ada is an operator of a tenant
      And her tenant's ledger is empty
      And every engine fails
      When she streams the answer to "Count to three"
      Then she is told that every engine failed
      And her tenant has been charged nothing

    Scenario: Something that is said in vain
      Given Ada is an operator of a tenant
      And her tenant's ledger is empty
      And every engine fails
      When she says "Count to three"
      Then she is told that no engine could answer her
      And the ledger has one entry, which charges her nothing

  @LEDGER-10
  Rule: The ledger's tokens are the engine's own count

    Scenario: An answer
      Given Ada is an operator of a tenant
      And the engine counts 4711 prompt tokens and 815 generated tokens
      When she asks "Count to three"
      Then the entry has 4711 prompt tokens and 815 generated tokens, as the engine counted

    Scenario: A streamed answer
      Given Ada is an operator of a tenant
      And the engine counts 4711 prompt tokens and 815 generated tokens
      When she streams the answer to "Count to three"
      Then the entry has 4711 prompt tokens and 815 generated tokens, as the engine counted

    Scenario: A very long answer
      Given Ada is an operator of a tenant
      And the engine counts 120000 prompt tokens and 2147483648 generated tokens
      When she asks "Tell me everything"
      Then the entry has 120000 prompt tokens and 2147483648 generated tokens, as the engine counted

    Scenario: A stream whose pieces are not its tokens
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three" and counts 30 generated tokens
      When she streams the answer to "Count to three"
      Then the entry has 30 generated tokens, as the engine counted

    Scenario: An answer in another script
      Given Ada is an operator of a tenant
      And the engine answers "你好，世界"
      When she asks "你好"
      Then the entry has as many tokens as the engine counted

    Scenario: In a conversation
      Given Ada is an operator of a tenant
      And the engine counts 4711 prompt tokens and 815 generated tokens
      When she says "Count to three", and hears the answer to it once more
      Then each of the 2 entries has 4711 prompt tokens and 815 generated tokens, as the engine counted
