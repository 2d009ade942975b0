@ROLE
Feature: Roles
  What a person may do depends on the person's role in the tenant, and on nothing that the person
  says.

  @ROLE-1
  Rule: Each role may do exactly what its row in the permission table says

    Scenario Outline: To <action>: an admin <admin>, an operator <operator>, a viewer <viewer>
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When Linus, Ada and Grace each try to <action>
      Then Grace <admin>, Ada <operator> and Linus <viewer>

      Examples: asking
        | action           | admin | operator | viewer  |
        | ask a question   | may   | may      | may not |
        | stream an answer | may   | may      | may not |

      Examples: conversations
        | action                             | admin | operator | viewer  |
        | list the conversations             | may   | may      | may     |
        | read a colleague's conversation    | may   | may      | may     |
        | read what a colleague said         | may   | may      | may     |
        | begin a conversation               | may   | may      | may not |
        | say something in a conversation    | may   | may      | may not |
        | stream something in a conversation | may   | may      | may not |
        | rename a conversation              | may   | may      | may not |
        | delete an own conversation         | may   | may      | may not |
        | delete a colleague's conversation  | may   | may not  | may not |

      Examples: reading
        | action                       | admin | operator | viewer |
        | list the models              | may   | may      | may    |
        | list the providers           | may   | may      | may    |
        | read the ledger              | may   | may      | may    |
        | read the sums of the ledger  | may   | may      | may    |
        | read the analytics           | may   | may      | may    |
        | read the analytics by day    | may   | may      | may    |
        | export the analytics         | may   | may      | may    |
        | export the analytics for machines | may   | may      | may    |

      Examples: plugins
        | action                           | admin | operator | viewer  |
        | list the plugins                 | may   | may      | may     |
        | read how a plugin is set up      | may   | may      | may     |
        | enable a plugin                  | may   | may not  | may not |
        | disable a plugin                 | may   | may not  | may not |
        | set a plugin up                  | may   | may not  | may not |
        | change how a plugin is set up    | may   | may not  | may not |
        | take away how a plugin is set up | may   | may not  | may not |

      Examples: people and settings
        | action                 | admin | operator | viewer  |
        | list the people        | may   | may not  | may not |
        | invite a person        | may   | may not  | may not |
        | disable a person       | may   | may not  | may not |
        | change a person's role | may   | may not  | may not |
        | read the settings      | may   | may not  | may not |
        | change the budget      | may   | may not  | may not |
        | limit the requests     | may   | may not  | may not |
        | choose the models      | may   | may not  | may not |

    Scenario: A token that claims less than its person may opens no more doors than it claims
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      And Ada is an operator, with a token that claims a viewer's role
      When Ada tries everything that changes something
      Then Ada is told each time that this is not allowed, and nothing has changed
      And Ada is free to read the ledger

  @ROLE-2
  Rule: A viewer reads and changes nothing

    Scenario: A viewer tries everything that changes something
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When Linus tries everything that changes something
      Then Linus is told each time that this is not allowed, and nothing has changed
      And Ada is free to ask a question

    Scenario: A viewer reads what the tenant has
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When Linus reads all of this
        | list the conversations          |
        | read a colleague's conversation |
        | read what a colleague said      |
        | list the plugins                |
        | read how a plugin is set up     |
        | list the models                 |
        | read the ledger                 |
        | read the analytics              |
        | read the sums of the ledger     |
        | read the analytics by day       |
        | export the analytics            |
        | export the analytics for machines    |
      Then Linus gets each time exactly what there is, and nothing has changed

  @ROLE-3
  Rule: Nobody raises their own role, neither by claim nor by request

    Scenario Outline: <name>, who is <stored>, claims to be an admin
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      And <name> is <stored>, with a token that claims an admin's role
      When <name> tries everything that an admin alone may
      Then <name> is told each time that this is not allowed, and nothing has changed
      And <name> is free to read the ledger

      Examples: claims
        | name  | stored      |
        | Linus | a viewer    |
        | Ada   | an operator |

    Scenario: A viewer claims to be an operator
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      And Linus is a viewer, with a token that claims an operator's role
      When Linus tries everything that changes something
      Then Linus is told each time that this is not allowed, and nothing has changed
      And Linus is free to list the conversations

    Scenario Outline: <name>, who is <stored>, asks for an admin's role
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When <name> tries all of this
        | make oneself an admin     |
        | make a colleague an admin |
        | invite an admin           |
      Then <name>, who is still <stored>, is told each time that this is not allowed, and nothing has changed
      And Grace is free to make a colleague an admin

      Examples: requests
        | name  | stored      |
        | Linus | a viewer    |
        | Ada   | an operator |

    Scenario: A role that is lowered counts at once, whatever the token claims
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      And Ada is free to ask a question
      And Grace makes Ada a viewer, who keeps her token
      When Ada tries everything that changes something
      Then Ada is told each time that this is not allowed, and nothing has changed
      And Ada is free to read the ledger

    Scenario: An admin is no administrator of the platform
      Given Grace is an admin of a tenant
      And Linus is an operator of another tenant
      When Grace tries to disable Linus's tenant
      Then she is told that she may not
      And with his token Linus may ask a question

    Scenario: An admin of one tenant removes no other one
      Given Grace is an admin of a tenant
      And Linus is an operator of another tenant
      When Grace tries to remove Linus's tenant
      Then she is told that she may not
      And with his token Linus may ask a question

    Scenario: An admin of a tenant makes no other one
      Given Grace is an admin of a tenant
      And with her token Grace may invite a person
      When Grace tries to make a tenant
      Then she is told that she may not

    Scenario: Nor is one who claims to be
      Given Grace is an admin of a tenant
      And Linus is an operator of another tenant
      When Grace tries to disable Linus's tenant, with a token that claims the role of the platform's administrator
      Then she is told that she may not
      And with his token Linus may ask a question

  @ROLE-4
  Rule: An admin manages the people of their own tenant only

    Scenario: Another tenant's people are not there
      Given Grace is an admin of a tenant, with Alan as an operator
      And Linus is an admin of another tenant
      When Linus tries to disable Alan, and to change his role, while Grace watches
      Then Linus is told each time that there is nobody like that, and nothing has changed
      And Grace lists herself and Alan only, and Linus lists himself only

    Scenario: The own people are there
      Given Grace is an admin of a tenant, with Alan as an operator
      And Linus is an admin of another tenant
      When Grace changes the role of Alan, and disables him, while she watches
      Then exactly that has happened to Alan
      And Linus lists himself only

    Scenario: The last admin of a tenant does not become an operator
      Given Grace is an admin of a tenant, with Alan as an operator
      When Grace tries to make herself an operator
      Then she is told that the request is broken, and is listed as an admin as before
      And once Alan is an admin, too, she may

    Scenario: The last admin of a tenant is not disabled
      Given Grace is an admin of a tenant, with Alan as an operator
      When Grace tries to disable herself
      Then she is told that the request is broken, and is listed as an admin as before
      And once Alan is an admin, too, he may disable her

  @ROLE-5
  Rule: A refused action leaves no trace

    Scenario: An operator tries everything that an admin alone may
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When Ada tries everything that an admin alone may
      Then Ada is told each time that this is not allowed, and nothing has changed
      And Ada is free to ask a question

    Scenario: Refused questions take nothing from the requests of the minute
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      And Grace limits the tenant to 1 request a minute
      When Linus tries 3 times to ask a question
      Then Linus is told each time that this is not allowed, and nothing has changed
      And Ada is free to ask a question
      And Ada gets no answer, but is told to come back within a minute

    Scenario: Refused questions take nothing from the budget
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      And Grace has a budget of a little more than the tenant has spent
      When Linus tries 3 times to stream an answer
      Then Linus is told each time that this is not allowed, and nothing has changed
      And Ada is free to ask a question
      And Ada gets no answer, but is told that the budget is spent
