@LEDGER
Feature: The ledger and a crash
  What was answered has been paid for, even if the router dies in the next moment.

  @LEDGER-13
  Rule: An acknowledged entry survives a router crash

    Scenario: A router is killed right behind its answers
      Given a router in a process of its own
      And Ada is an operator of a tenant
      And she has got an answer and a stream in full
      When the router is killed and started again
      Then the ledger charges exactly for the answers that were given in full

    Scenario: A router is killed between the engine's answer and the ledger
      Given a router in a process of its own
      And Ada is an operator of a tenant
      And an answer and a stream of hers have come to the ledger, which takes no entry for the moment
      When the router is killed and started again
      Then she has got neither of them in full, and the ledger has no entry
      And she is answered again, and charged for that alone
