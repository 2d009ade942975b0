@PLUGIN
Feature: Plugins
  A tenant uses the plugins that it chooses, each set up in its own way: an admin decides, everyone
  sees it, and what is secret is shown to nobody.

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
