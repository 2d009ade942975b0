@TENANT
Feature: Tenants
  Each tenant has the router to itself: what one of them keeps there, no other one sees, changes or
  even hears of.

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
