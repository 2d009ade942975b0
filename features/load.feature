@LOAD
Feature: Load
  Many ask at the same time. Everybody gets an answer, whole and the own one.

  @LOAD-1
  Rule: Ten requests at once all complete within the timeout

    Scenario: Ten questions
      Given Ada is an operator of a tenant
      And the engine repeats what it is asked
      And it holds its answer back after 1 token
      When she asks 10 questions, and the engines go on once all of them are there
      Then she gets 10 answers within the timeout, each to its own question
      And the engines had all 10 questions at the same time
      And the ledger has exactly one entry for each of her 10 answers

    Scenario: Ten questions to all the models
      Given Ada is an operator of a tenant
      And the engine repeats what it is asked
      And it holds its answer back after 1 token
      When she asks the models 10 questions in turn, and the engines go on once all of them are there
      Then she gets 10 answers within the timeout, each to its own question
      And the engines had all 10 questions at the same time
      And the ledger has exactly one entry for each of her 10 answers

    Scenario: Ten things that are said in conversations
      Given Ada is an operator of a tenant
      And the engine repeats what it is asked
      And it holds its answer back after 1 token
      When she says 10 things at the same moment, each in a conversation of its own
      Then she gets 10 replies, each to what she said there
      And the engines had all 10 questions at the same time
      And the ledger has exactly one entry for each of the 10 answers in her conversation

  @LOAD-2
  Rule: Under overload the router answers quickly with "try later" and recovers

    Scenario: More questions than there is room for
      Given a router that nobody else uses, with room for 2 requests and for 1 that waits
      And Ada is an operator of a tenant
      And the engine repeats what it is asked
      And it holds its answer back after 1 token
      When she asks 5 questions at once
      Then 2 of them are told at once to try again later, while the engines still hold the others back
      And the other 3 are answered once the engines go on, and are all that engines and ledger know

    Scenario: Who has waited too long
      Given a router that nobody else uses, with room for 2 requests and for 1 that waits
      And Ada is an operator of a tenant
      And the engine repeats what it is asked
      And it holds its answer back after 1 token
      When she asks 3 questions at once
      Then 1 of them is told after a while to try again later, while the engines still hold the others back
      And the other 2 are answered once the engines go on, and are all that engines and ledger know

    Scenario Outline: Who <asks> is turned away, and served afterwards
      Given a router that nobody else uses, with room for 2 requests and for 1 that waits
      And Grace is an admin of a tenant
      And the engine repeats what it is asked
      And 3 questions of hers have left no room, for the engine holds its answers back
      When she <asks>
      Then she is told to try again later
      And once the engines have gone on, she <asks> and is served

      Examples: ways to ask
        | asks                              |
        | asks a question                   |
        | streams an answer                 |
        | says something in a conversation  |
        | hears an answer in a conversation |

    Scenario: Who is turned away has begun no conversation
      Given a router that nobody else uses, with room for 2 requests and for 1 that waits
      And Grace is an admin of a tenant
      And the engine repeats what it is asked
      And 3 questions of hers have left no room, for the engine holds its answers back
      When she says something in a conversation
      Then she is told to try again later
      And no conversation has begun

    Scenario: Whoever asks no engine is served all the same
      Given a router that nobody else uses, with room for 2 requests and for 1 that waits
      And Grace is an admin of a tenant
      And the engine repeats what it is asked
      And 3 questions of hers have left no room, for the engine holds its answers back
      When she lists the models
      Then she sees every model of the router, and no other

  @LOAD-3
  Rule: Concurrent streams never mix

    Scenario: Thirty-two streams, token by token in turn
      Given Ada and Linus are operators of two tenants
      And the engine repeats what it is asked
      And it generates each token only when the one before has been read
      When they stream the answers to 32 different questions, a token of each in turn
      Then each of the 32 streams repeats its own question, whole and once
      And each has a name of its own, tells the engine's token counts of its question, and ends once
      And each ledger has its own 16 entries, with these token counts

    Scenario: Thirty-two streams, as fast as they come
      Given Ada and Linus are operators of two tenants
      And the engine repeats what it is asked
      And it holds its answer back after 1 token
      When they stream the answers to 32 long questions, all at the same time
      Then each of the 32 streams repeats its own question, whole and once
      And each has a name of its own, tells the engine's token counts of its question, and ends once
      And each ledger has its own 16 entries, with these token counts
