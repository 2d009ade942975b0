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

      Examples: reading
        | action                    | admin | operator | viewer |
        | list the models           | may   | may      | may    |
        | read the ledger           | may   | may      | may    |
        | read the analytics        | may   | may      | may    |
        | read the analytics by day | may   | may      | may    |
        | export the analytics      | may   | may      | may    |

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
