@AUTH
Feature: Access
  Who shows a valid token gets what the person's role may have; who shows none gets nothing but what
  is public.

  @AUTH-1
  Rule: A valid token opens the doors of its role

    @smoke
    Scenario Outline: A person who is <role> may <door>
      Given Ada is <role> of a tenant
      When she tries to <door>
      Then the door is open

      Examples: an admin
        | role     | door             |
        | an admin | ask a question   |
        | an admin | stream an answer |
        | an admin | list the models  |
        | an admin | read the ledger  |
        | an admin | invite a person  |
        | an admin | list the people  |
        | an admin | disable a person |

      Examples: an operator
        | role        | door             |
        | an operator | ask a question   |
        | an operator | stream an answer |
        | an operator | list the models  |
        | an operator | read the ledger  |

      Examples: a viewer
        | role     | door            |
        | a viewer | list the models |
        | a viewer | read the ledger |

  @AUTH-2
  Rule: Without a token every protected door is shut

    Scenario Outline: Without a token nobody may <door>
      Given Grace is <role> of a tenant
      And with her token she may <door>
      When she tries to <door> without a token
      Then she is told to sign in

      Examples: models, questions and conversations
        | role        | door                   |
        | an operator | ask a question         |
        | an operator | stream an answer       |
        | an operator | begin a conversation   |
        | an operator | list the conversations |
        | an operator | list the models        |

      Examples: the tenant and its people
        | role     | door                          |
        | an admin | read the ledger               |
        | an admin | read the analytics            |
        | an admin | read the analytics day by day |
        | an admin | export the analytics          |
        | an admin | list the plugins              |
        | an admin | enable a plugin               |
        | an admin | invite a person               |
        | an admin | list the people               |
        | an admin | disable a person              |

    Scenario: Without a token nobody disables a tenant
      Given Ada is an operator of a tenant
      And with her token she may ask a question
      When the stranger tries to disable Ada's tenant
      Then the stranger is told to sign in
      And with her token Ada may ask a question

    Scenario: Without a token an admin does nothing at all
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When Grace tries everything without a token
      Then Grace is told each time to sign in, and nothing has changed
      And Grace may do everything with her token

  @AUTH-7
  Rule: Public endpoints need no token

    Scenario: The router's health is public
      When a stranger asks whether the router is alive
      Then the router says that it is alive

    Scenario: The router's readiness is public
      When a stranger asks whether the router is ready
      Then the router says that it is ready

    Scenario: The router's contract is public
      When a stranger asks for the router's contract
      Then the stranger gets the contract, with every operation in it

    Scenario: A stranger gets what is public and no more
      Given a stranger has asked whether the router is alive
      When the stranger tries to list the models
      Then the stranger is told to sign in

  @AUTH-9
  Rule: A disabled person or tenant is refused although the token is valid

    Scenario: A disabled person
      Given Grace is an admin of a tenant, with Alan as an operator
      And with his token he may ask a question
      And Grace has disabled Alan
      When he tries to ask a question
      Then he is told that he may not

    Scenario: A disabled person who is enabled again
      Given Grace is an admin of a tenant, with Alan as an operator
      And Grace has disabled Alan
      When Alan tries to ask a question before and after Grace enables him again
      Then he is told that he may not, and then gets an answer with the same token
      And the ledger has exactly one entry for each answer that he got

    Scenario: The people of a disabled tenant
      Given Linus is an operator of a tenant
      And Ada is an operator of another tenant
      And with her token she may ask a question
      And Ada's tenant has been disabled
      And with his token Linus may ask a question
      When Ada tries to ask a question
      Then she is told that she may not

    Scenario: The people of a tenant that is enabled again
      Given Ada is an operator of a tenant
      And Ada's tenant has been disabled
      When Ada tries to ask a question before and after her tenant is enabled again
      Then she is told that she may not, and then gets an answer with the same token
      And the ledger has exactly one entry for each answer that she got

    Scenario: A person who moved to another tenant
      Given Grace is an admin of a tenant, with Alan as an operator
      And Linus is an admin of another tenant
      And with his token Alan may ask a question
      And Alan has moved from Grace's tenant to Linus's
      And with his token Alan may ask a question
      When Alan tries to ask a question with the token of the old tenant
      Then he is told that he may not

    Scenario: A disabled admin does nothing at all
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      And Grace makes Ada an admin, who gets a new token
      When Ada, whom Grace has disabled, tries everything
      Then Ada is told each time that this is not allowed, and nothing has changed
      And Ada, whom Grace has enabled again, may do everything

    Scenario: In a disabled tenant not even its admin does anything
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When Grace tries everything while her tenant is disabled
      Then Grace is told each time that this is not allowed, and nothing has changed
      And Grace may do everything with her token
