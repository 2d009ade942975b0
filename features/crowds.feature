@LEDGER
Feature: The ledger of a crowd
  Many people ask at the same moment. Whatever they ask for, and however it ends, each request is
  billed once, to the last token.

  @LEDGER-11
  Rule: Concurrent requests lose no entry and no cent

    Scenario: Forty requests of five people
      Given 5 people who work for one tenant
      When each of them makes 8 requests, of all kinds and at the same moment
      Then the ledger has one entry for each of their requests
      And the sums by person are what the engines did for each of them
      And callers, ledger and engines agree to the last token and cent

    @slow @alone
    Scenario: Five hundred requests of twenty people, all under way before the first one ends
      Given 20 people who work for one tenant
      When each of them makes 25 requests, of all kinds and at the same moment
      Then the ledger has one entry for each of their requests
      And the sums by person are what the engines did for each of them
      And the sums by person, by model and by day are those of all their entries
      And callers, ledger and engines agree to the last token and cent

    @alone
    Scenario: Forty requests of eight tenants, and the engines' own counters
      Given 8 people, each the operator of a tenant of their own
      And the engines' own counters have been read
      When each of them asks 5 times at once, half of them for a stream, each time with a secret word
      Then each tenant's ledger has its own 5 requests, and no other
      And the tokens of all of them are those by which the engines' own counters have risen
