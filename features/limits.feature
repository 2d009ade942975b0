@TENANT
Feature: Limits of tenants
  What an admin allows a tenant, in requests, money and models, holds for that tenant at once, and
  for no other.

  @TENANT-6
  Rule: One tenant's limits and grants never apply to another

    Scenario: Each tenant has its own requests of a minute
      Given Grace is an admin of a tenant, which is limited to 2 requests a minute
      And Ada is an operator of Grace's tenant
      And Linus is an admin of another tenant, which is limited to 3 requests a minute
      When Grace, Ada and Linus ask 4 questions each, in turn
      Then Grace and Ada get 1 answer each, and then are told to come back within a minute
      And Linus gets 3 answers, and then is told to come back within a minute
      And the engines were asked for these answers only, and each ledger holds its own

    Scenario: A limit that is taken away is taken away from one tenant
      Given Grace is an admin of a tenant, which is limited to 1 request a minute
      And Linus is an admin of another tenant, which is limited to 1 request a minute
      When Grace and Linus ask 2 questions each, in turn, before Grace takes the limit of her tenant away
      Then Grace and Linus get 1 answer each, and then are told to come back within a minute
      And Grace gets answers to 3 questions
      And Linus gets no answer, but is told to come back within a minute
      And the engines were asked for these answers only, and each ledger holds its own

    Scenario: Each tenant has its own budget
      Given Grace is an admin of a tenant
      And Linus is an admin of another tenant
      And Grace and Linus have got an answer each
      And Grace has a budget of what her tenant has spent, and Linus of a little more
      When Grace and Linus ask 2 questions each, in turn
      Then Grace gets 0 answers, and then is told that the budget is spent
      And Linus gets 1 answer, and then is told that the budget is spent

    Scenario: A budget that is raised is raised for one tenant
      Given Grace is an admin of a tenant
      And Linus is an admin of another tenant
      And Grace and Linus have budgets of what an answer has cost that they got
      When Grace and Linus ask 2 questions each, in turn, before Grace raises the budget of her tenant by a dollar
      Then Grace and Linus get 0 answers each, and then are told that the budget is spent
      And Grace gets answers to 3 questions
      And Linus gets no answer, but is told that the budget is spent

    Scenario: Each tenant has its own models
      Given Grace is an admin of a tenant
      And Linus is an admin of another tenant
      When Grace allows her tenant the default model only, and Linus his the second one only
      Then Grace sees the price of the default model only, and may ask no other
      And Linus sees the price of the second model only, and may ask no other

    Scenario: A person who works for two tenants
      Given Grace is an admin of a tenant, which is limited to 2 requests a minute
      And Linus is an admin of another tenant, which is limited to the default model and to 2 requests a minute
      And Alan is an operator of Grace's tenant and of Linus's, under one name
      When Alan asks the second model once and the default model twice, for Grace's tenant and for Linus's
      Then for Grace's tenant Alan gets 2 answers, and then is told to come back within a minute
      And for Linus's tenant Alan is told that he may not, and then gets 2 answers
      And the engines were asked for these answers only, and each ledger holds its own
