@AUTH
Feature: Authentication

  Scenario: A scenario outside of every rule
    Given Ada is an operator of a tenant

  @AUTH-1
  Rule: Without a token every protected door is shut

    Scenario: A request without a token
      Given Ada is an operator of a tenant
      When she calls without a token
      Then a hostile router answers
