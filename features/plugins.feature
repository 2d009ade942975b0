@PLUGIN
Feature: Plugins
  A tenant uses the plugins that it chooses. An admin decides which, and everyone sees it.

  @PLUGIN-1
  Rule: Everyone sees the available plugins and whether their tenant uses them

    @smoke
    Scenario: One plugin is enabled, and for everyone exactly that one changes
      Given Ada is an admin of a tenant
      And Alan is an operator of Ada's tenant
      And Grace is a viewer of Ada's tenant
      And everyone of the tenant sees that it uses no plugin
      When Ada enables the preferences
      Then everyone of the tenant sees exactly these plugins
        | plugin               | used |
        | Slack notifications  | no   |
        | e-mail notifications | no   |
        | analytics export     | no   |
        | preferences          | yes  |
        | scratchpad           | no   |

  @PLUGIN-2
  Rule: An admin enables and disables a plugin

    Background:
      Given Ada is an admin of a tenant

    Scenario: An enabled plugin is in use, set up as it was asked for
      When Ada enables the analytics export with
        | export_format | csv |
      Then Ada's tenant uses only the analytics export
      And she reads its configuration as exactly
        | export_format | csv |

    Scenario: A disabled plugin is no more in use, and keeps its configuration
      Given she has enabled the analytics export with
        | export_format | csv |
      And she has enabled the preferences
      When she disables the analytics export
      Then Ada's tenant uses only the preferences
      And she reads its configuration as exactly
        | export_format | csv |

    Scenario: A plugin that is enabled again is set up as it was
      Given she has enabled the analytics export with
        | export_format | json |
      And she has disabled the analytics export
      When she enables the analytics export
      Then Ada's tenant uses only the analytics export
      And she reads its configuration as exactly
        | export_format | json |

    Scenario: To enable a plugin twice is to enable it
      Given she has enabled the preferences with the colour green
      When she enables the preferences
      Then Ada's tenant uses only the preferences
      And she reads its configuration as exactly
        | colour | green |

    Scenario: What a plugin is enabled with is all that it is set up with
      Given she has enabled the preferences with the colour green
      When she enables the preferences with
        | tone | blue |
      Then Ada's tenant uses only the preferences
      And she reads its configuration as exactly
        | tone | blue |

    Scenario: To disable what is not in use changes nothing
      Given she has enabled the preferences
      When she disables the scratchpad
      Then Ada's tenant uses only the preferences

    Scenario: A plugin that there is not is not enabled
      Given she has enabled the preferences
      When she enables the horoscope
      Then she is told that there is no such plugin
      And she sees that nothing about the tenant's plugins has changed

    Scenario: A plugin that there is not is not disabled
      Given she has enabled the preferences
      When she disables the horoscope
      Then she is told that there is no such plugin
      And she sees that nothing about the tenant's plugins has changed

    Scenario: A plugin that needs to be set up is not enabled before it is
      When Ada enables the Slack notifications
      Then she is told that the configuration is broken, by its "webhook_url"
      And she sees that nothing about the tenant's plugins has changed
      And she may enable the Slack notifications with
        | webhook_url | https://hooks.example.org/T1 |

  @PLUGIN-5
  Rule: Plugin state belongs to one tenant

    Scenario Outline: What <one> enables and sets up, <other> does not have
      Given Ada is an admin of a tenant
      And Linus is an admin of another tenant
      When <one> enables the preferences with
        | colour | green |
      Then <one>'s tenant uses only the preferences
      And <other>'s tenant uses no plugin
      And <other> finds no configuration of it

      Examples: both ways
        | one   | other |
        | Ada   | Linus |
        | Linus | Ada   |

    Scenario Outline: <act>: for another tenant with the same plugin nothing changes
      Given Ada is an admin of a tenant
      And she has enabled the preferences with the colour red
      And Linus is an admin of another tenant
      And he has enabled the preferences with the colour green
      When Linus tries to <act>
      Then in Linus's tenant exactly that has changed: <act>
      And Ada's tenant still uses only the preferences, with the colour red

      Examples: what one tenant may do
        | act                                         |
        | enable the scratchpad                       |
        | enable the preferences with other settings  |
        | disable the preferences                     |
        | set up the preferences anew                 |
        | change a part of the preferences            |
        | remove the configuration of the preferences |

  @PLUGIN-6
  Rule: Only an admin changes plugins

    Scenario Outline: Whoever is <role> may not <act>, and an admin may
      Given Ada is an admin of a tenant
      And she has enabled the preferences with the colour green
      And Alan is <role> of Ada's tenant
      When Alan tries to <act>
      Then he is told that the plugins are an admin's to change
      And Ada sees that nothing about the tenant's plugins has changed
      And Ada may <act>

      Examples: what there is to change
        | role        | act                                         |
        | an operator | enable the scratchpad                       |
        | an operator | enable the preferences with other settings  |
        | an operator | disable the preferences                     |
        | an operator | set up the preferences anew                 |
        | an operator | change a part of the preferences            |
        | an operator | remove the configuration of the preferences |

      Examples: what there is to change, and a viewer does not
        | role     | act                                         |
        | a viewer | enable the scratchpad                       |
        | a viewer | enable the preferences with other settings  |
        | a viewer | disable the preferences                     |
        | a viewer | set up the preferences anew                 |
        | a viewer | change a part of the preferences            |
        | a viewer | remove the configuration of the preferences |

  @PLUGIN-7
  Rule: Plugin state outlives the request and the process

    Scenario: What one person set up, another finds
      Given Ada is an admin of a tenant
      And Grace is a viewer of Ada's tenant
      When Ada enables the Slack notifications with
        | webhook_url | https://hooks.example.org/T1 |
        | channel     | alerts                       |
      Then Grace's tenant uses only the Slack notifications
      And Grace reads its configuration as exactly
        | webhook_url | a mask |
        | channel     | alerts |

    Scenario: A router that starts again knows what it knew, its secrets included
      Given a new router
      And Ada is an admin of a tenant there
      And she has enabled the Slack notifications with
        | webhook_url | https://hooks.example.org/T1 |
        | channel     | alerts                       |
      When the new router is stopped and started again
      Then Ada's tenant uses only the Slack notifications
      And she reads its configuration as exactly
        | webhook_url | a mask |
        | channel     | alerts |
      And she may put it back as it reads

    Scenario Outline: A router that starts again knows what was done last: <act>
      Given a new router
      And Ada is an admin of a tenant there
      And she has enabled the preferences with the colour green
      And she has gone on to <act>
      When the new router is stopped and started again
      Then in Ada's tenant exactly that has changed: <act>

      Examples: what was done last
        | act                                         |
        | disable the preferences                     |
        | set up the preferences anew                 |
        | change a part of the preferences            |
        | remove the configuration of the preferences |
