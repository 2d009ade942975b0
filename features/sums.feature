@LEDGER
Feature: Sums of the ledger
  What people, models and tenants come to is what their requests come to, however many there are and
  however they end. The last counts of this feature have ended the ledger of a router for everybody;
  so they come alone, behind all others.

  @LEDGER-5
  Rule: The sums per person, model and tenant equal the sum of their entries

    Scenario: Answers, streams, fallbacks, failures and hang-ups of six people
      Given 6 people who work for one tenant
      When each of them makes 8 requests, of all kinds and at the same moment
      Then the sums by person, by model and by day are those of all their entries
      And the sums by person are what the engines did for each of them

    Scenario: The analytics tell the same
      Given 4 people who work for one tenant
      When each of them makes 6 requests, of all kinds and at the same moment
      Then the sums by person, by model and by day are those of all their entries
      And the analytics tell the same total, and the same by model

    Scenario: Two tenants
      Given Ada is an operator of a tenant
      And Grace is an operator of another tenant
      When Ada asks "Who am I?" and Grace asks "Who am I?"
      Then the sums of each tenant are those of its one entry, by its own person

    Scenario: A tenant that has used nothing
      Given Ada is an operator of a tenant
      When she looks at the sums of her tenant
      Then there are none, and they come to nothing

    Scenario: What somebody has spent stays spent when the person is disabled
      Given Grace is an admin of a tenant, with Alan as an operator
      And Grace and Alan have got an answer each
      When Grace disables Alan
      Then the sums that Grace sees by person, by model and by day are those of both entries

    @alone
    Scenario: Sums that are larger than their parts
      Given Ada is an operator of a tenant
      And the engine counts 987654321012 prompt tokens and 2147483648 generated tokens
      When she asks "Tell me everything" 3 times
      Then the answer reports 987654321012 prompt tokens, 2147483648 generated tokens and 989801804660 in all
      And the sums by person, by model and by day are those of her 3 entries

    @alone
    Scenario: Counts beyond belief are in no sum
      Given Ada is an operator of a tenant
      And the second engine answers "From the second"
      And the first engine counts more tokens than there are
      When she asks "Are you well?" 3 times
      Then the sums by person, by model and by day are those of her 3 entries
      And each answer is "From the second"
