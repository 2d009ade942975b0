@TENANT
Feature: Tenants
  Each tenant has the router to itself: what one of them keeps there, no other one sees, changes or
  even hears of.

  @TENANT-5
  Rule: Under concurrent traffic no tenant's text reaches another

    @slow
    Scenario: Eight tenants, two hundred questions at the same moment
      Given 8 people, each the operator of a tenant of their own
      And the engine repeats what it is asked
      And it holds its answer back after 1 token
      When each of them asks 25 times at once, half of them for a stream, each time with a secret word
      Then each of the 200 answers repeats the words of its own question
      And the engines received each question by itself, and each once
      And each tenant's ledger has its own 25 requests, and no other

  @TENANT-7
  Rule: The database refuses a cross-tenant read even when the application forgets to filter

    Scenario: Everything is asked for on behalf of one tenant
      Given Ada and Grace are admins of two tenants that have used everything
      When the database is asked for all that it keeps, on behalf of Ada's tenant
      Then in every table it shows what is of Ada's tenant, and nothing else

    Scenario: Everything is asked for on nobody's behalf
      Given Ada and Grace are admins of two tenants that have used everything
      When the database is asked for all that it keeps, on nobody's behalf
      Then it shows nothing in any table

    Scenario: Everything is changed on behalf of one tenant
      Given Ada and Grace are admins of two tenants that have used everything
      When all that the database keeps is changed, on behalf of Ada's tenant
      Then this reaches what is of Ada's tenant, and nothing else

    Scenario: Everything is deleted on behalf of one tenant
      Given Ada and Grace are admins of two tenants that have used everything
      When all that the database keeps is deleted, on behalf of Ada's tenant
      Then this reaches what is of Ada's tenant, and nothing else

    Scenario: Something is written into another tenant
      Given Ada and Grace are admins of two tenants that have used everything
      When all that Ada's tenant keeps is given to Grace's tenant
      Then the database refuses this in every table
