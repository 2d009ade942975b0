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

      Examples: doors
        | role        | door             |
        | an operator | ask a question   |
        | an operator | stream an answer |
        | an operator | list the models  |
        | an admin    | read the ledger  |
        | an admin    | invite a person  |
        | an admin    | list the people  |

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
