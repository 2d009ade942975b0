@LEDGER
Feature: Cost ledger
  Whoever pays wants to see what for.

  @LEDGER-1
  Rule: Every accepted request is entered exactly once

    @needs-ledger
    Scenario: One request, one entry
      Given Ada is an operator of a tenant
      Then the ledger agrees

    Scenario: One answer
      Given Ada is an operator of a tenant

  @LEDGER-2
  Rule: A refused request costs nothing

    @leaves-a-trace
    Scenario: A refused request leaves no trace
      Given Ada is an operator of a tenant

  @LEDGER-3
  Rule: An entry names tenant and person

    @no-world
    Scenario: Ada's entry
      Given Ada is an operator of a tenant
