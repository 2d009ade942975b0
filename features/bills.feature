@LEDGER
Feature: Bills
  Whoever reads an answer while it is written pays for it as everybody does. Whoever leaves pays for
  what was written until then, and whoever answered is the one who is paid.

  @LEDGER-6
  Rule: A streamed answer costs what the same answer costs at once

    Scenario: At once, as a stream, and as a stream with its token counts
      Given Ada is an operator of a tenant
      And the engine answers "One two three four"
      When she asks "Count to four", and streams the answer without and with its token counts
      Then the ledger has 3 entries of one cost, each for what the engine counted

    Scenario: An engine whose counts are not its pieces
      Given Ada is an operator of a tenant
      And the engine counts 4711 prompt tokens and 815 generated tokens
      When she asks "Count to four", and streams the answer without and with its token counts
      Then the ledger has 3 entries of one cost, each for what the engine counted
      And each of them has 815 generated tokens

    Scenario: An answer that was cut
      Given Ada is an operator of a tenant
      And the engine answers with a text of 2,000 words
      When she asks and streams "Tell me everything", each with a limit of 10 tokens
      Then the ledger has 2 entries of one cost, each for what the engine counted
      And each of them has 10 generated tokens

    Scenario: In conversations
      Given Ada is an operator of a tenant
      And the engine answers "In Lisbon."
      When she says "Where is it warm?" and hears the answer to the same in pieces, each in a conversation of its own
      Then both answers are "In Lisbon."
      And the ledger has 2 entries of one cost, each for what the engine counted

  @LEDGER-7
  Rule: Who hangs up pays for what was generated until then, neither nothing nor all

    Scenario: Who stays pays for all
      Given Ada is an operator of a tenant
      And the engine answers "One two three four five six seven eight"
      When she streams the answer to "Count to eight"
      Then she pays the engine's prompt tokens and all 8 generated tokens

    Scenario: Before the first token
      Given Ada is an operator of a tenant
      And the engine answers "One two three four five six seven eight"
      And it holds its answer back after 0 tokens
      When she streams the answer to "Count to eight" and hangs up once the engine has generated 0 tokens
      Then she pays the engine's prompt tokens and 0 generated tokens, as many as there are

    Scenario Outline: After <heard> of 8 tokens
      Given Ada is an operator of a tenant
      And the engine answers "One two three four five six seven eight"
      And it holds its answer back after <heard> tokens
      When she streams the answer to "Count to eight" and hangs up after <heard> tokens
      Then she pays the engine's prompt tokens and <heard> generated tokens, as many as there are

      Examples: the first one, half of them, all but one
        | heard |
        | 1     |
        | 4     |
        | 7     |

    Scenario: With token counts that never come
      Given Ada is an operator of a tenant
      And the engine answers "One two three four five six seven eight"
      And it holds its answer back after 4 tokens
      When she streams the answer to "Count to eight" with its token counts and hangs up after 4 tokens
      Then she pays the engine's prompt tokens and 4 generated tokens, as many as there are

    Scenario: In another script
      Given Ada is an operator of a tenant
      And the engine answers "Größe, こんにちは, und mehr"
      And it holds its answer back after 5 tokens
      When she streams the answer to "你好，世界" and hangs up after 5 tokens
      Then she pays the engine's prompt tokens and 5 generated tokens, as many as there are

    Scenario: In a conversation, whose prompt is all that was said before
      Given Ada is an operator of a tenant
      And Ada has begun the conversation "Holidays"
      And Ada has said "Where is it warm?" in "Holidays" and got an answer
      And the engine answers "One two three four five six seven eight"
      And it holds its answer back after 3 tokens
      When Ada hears 3 tokens of the answer to "And quiet?" in "Holidays" and hangs up
      Then she pays the engine's prompt tokens and 3 generated tokens, as many as there are

    Scenario: Who did not ask for a stream has got no token
      Given Ada is an operator of a tenant
      And the engine answers "One two three four five six seven eight"
      And it holds its answer back after 4 tokens
      When she asks "Count to eight" and hangs up once the engine has generated 4 tokens
      Then she pays the engine's prompt tokens alone

  @LEDGER-8
  Rule: A fallback is billed to the engine that answered, and the failed attempt costs nothing

    Scenario: An answer of the first engine
      Given Ada is an operator of a tenant
      And the engine answers "One two three four"
      When she asks "Count to four"
      Then the ledger has one entry, for what the first engine counted, at its price

    Scenario: An answer of the second engine
      Given Ada is an operator of a tenant
      And the first engine fails once it has generated 3 tokens, and the second one answers "One two three four"
      When she asks "Count to four"
      Then the ledger has one entry, for what the second engine counted, at its price
      And the answer tells the second engine and its price
      And the first engine had generated 3 tokens for nothing

    Scenario: A stream of the second engine
      Given Ada is an operator of a tenant
      And the first engine fails, and the second one answers "One two three four"
      When she streams the answer to "Count to four"
      Then the ledger has one entry, for what the second engine counted, at its price

    Scenario: A stream of the second engine, with its token counts
      Given Ada is an operator of a tenant
      And the first engine fails, and the second one answers "One two three four"
      When she streams the answer to "Count to four" and asks for the token counts
      Then the ledger has one entry, for what the second engine counted, at its price

    Scenario: An answer of the second engine in a conversation
      Given Ada is an operator of a tenant
      And the first engine fails once it has generated 3 tokens, and the second one answers "In Lisbon."
      When she says "Where is it warm?"
      Then the ledger has one entry, for what the second engine counted, at its price
      And the first engine had generated 3 tokens for nothing

    Scenario: A stream of the second engine that its caller leaves
      Given Ada is an operator of a tenant
      And the first engine fails, and the second one holds its answer "One two three four" back after 3 tokens
      When she streams the answer to "Count to four" and hangs up after 3 tokens
      Then she pays the second engine's prompt tokens and 3 generated tokens, as many as there are

    Scenario: A free engine answers
      Given Ada is an operator of a tenant
      And a model whose first engine is free
      When she asks this model "Count to four"
      Then the ledger has one entry, which costs nothing

    Scenario: A free engine fails, and one answers that costs something
      Given Ada is an operator of a tenant
      And a model whose first engine is free, and fails
      When she asks this model "Count to four"
      Then the ledger has one entry, for what the second engine of this model counted, at its price

  @LEDGER-12
  Rule: The smallest answer and the same request twice are billed alike

    Scenario: The smallest answer, at once and as a stream
      Given Ada is an operator of a tenant
      And the engine answers "One two three four"
      When she asks and streams "Go", each with a limit of 1 token
      Then the ledger has 2 entries of one cost, each for what the engine counted
      And each of them has 1 generated token

    Scenario: The same question three times
      Given Ada is an operator of a tenant
      And the engine answers "One two three four"
      When she asks "Count to four" 3 times
      Then the ledger has 3 entries of one cost, each for what the engine counted

    Scenario: The same stream three times
      Given Ada is an operator of a tenant
      And the engine answers "One two three four"
      When she streams the answer to "Count to four" 3 times
      Then the ledger has 3 entries of one cost, each for what the engine counted
