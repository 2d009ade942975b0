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
