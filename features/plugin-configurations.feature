@PLUGIN
Feature: Configurations of plugins
  Each tenant sets up its plugins in its own way. A plugin takes only what it can work with, and what
  is secret is shown to nobody.

  @PLUGIN-3
  Rule: A plugin's configuration can be set, read, changed in part and removed

    Background:
      Given Ada is an admin of a tenant

    Scenario: What is set is what is read
      When Ada sets up the preferences with
        | greeting | Grüß Gott, 你好, שלום 👩🏽‍🚀       |
        | script   | <script>alert("1")</script>    |
        | query    | '; DROP TABLE plugins; --      |
        | path     | ../../../etc/passwd            |
        | ratio    | 0.1                            |
        | count    | 123456789012345678901234567890 |
        | quiet    | yes                            |
        | loud     | no                             |
        | number   | the text 587                   |
        | mentions | the list Ada, Linus, 7         |
        | theme    | the group tone blue, frame no  |
      Then she reads its configuration as exactly
        | greeting | Grüß Gott, 你好, שלום 👩🏽‍🚀       |
        | script   | <script>alert("1")</script>    |
        | query    | '; DROP TABLE plugins; --      |
        | path     | ../../../etc/passwd            |
        | ratio    | 0.1                            |
        | count    | 123456789012345678901234567890 |
        | quiet    | yes                            |
        | loud     | no                             |
        | number   | the text 587                   |
        | mentions | the list Ada, Linus, 7         |
        | theme    | the group tone blue, frame no  |
      And Ada's tenant uses no plugin

    Scenario: What is set anew replaces all that was there
      Given she has set up the preferences with
        | colour | green |
        | shade  | dark  |
      When she sets up the preferences with
        | tone | blue |
      Then she reads its configuration as exactly
        | tone | blue |
      And Ada's tenant uses no plugin

    Scenario: A part is changed, one is added, one is taken away, and the rest stays
      Given she has set up the e-mail notifications with
        | smtp_host     | mail.example.org |
        | smtp_port     | 587              |
        | from_email    | ada@example.org  |
        | smtp_password | swordfish        |
        | reply_to      | ops@example.org  |
      When she changes the e-mail notifications to
        | smtp_port | 2525    |
        | use_tls   | yes     |
        | reply_to  | nothing |
      Then she reads its configuration as exactly
        | smtp_host     | mail.example.org |
        | smtp_port     | 2525             |
        | from_email    | ada@example.org  |
        | smtp_password | a mask           |
        | use_tls       | yes              |
      And Ada's tenant uses no plugin

    Scenario: Within a group a part is changed, and a list is changed as a whole
      Given she has set up the preferences with
        | mentions | the list Ada, Linus, Grace                  |
        | theme    | the group tone blue, shade dark, frame thin |
      When she changes the preferences to
        | mentions | the list Linus, Alan                |
        | theme    | the group tone green, frame nothing |
      Then she reads its configuration as exactly
        | mentions | the list Linus, Alan             |
        | theme    | the group tone green, shade dark |

    Scenario: Of changes at the same moment none is lost
      Given she has set up the preferences with
        | colour | green |
      When she makes each of these changes to the preferences at the same moment
        | colour | blue |
        | first  | 1    |
        | second | 2    |
        | third  | 3    |
        | fourth | 4    |
        | fifth  | 5    |
      Then she reads its configuration as exactly
        | colour | blue |
        | first  | 1    |
        | second | 2    |
        | third  | 3    |
        | fourth | 4    |
        | fifth  | 5    |

    Scenario Outline: A secret of <length> is shown to nobody, and its mask does not tell its length
      Given Grace is a viewer of Ada's tenant
      When Ada sets up the e-mail notifications with
        | smtp_host     | mail.example.org |
        | smtp_port     | 587              |
        | from_email    | ada@example.org  |
        | smtp_password | <secret>         |
      Then everyone of the tenant reads its configuration as exactly
        | smtp_host     | mail.example.org |
        | smtp_port     | 587              |
        | from_email    | ada@example.org  |
        | smtp_password | a mask           |

      Examples: secrets
        | length        | secret                                                         |
        | one character | x                                                              |
        | eleven words  | the text correct horse battery staple and so on for some while |

    Scenario: What was read can be put back, its secret included
      Given she has enabled the Slack notifications with
        | webhook_url | https://hooks.example.org/T1 |
        | channel     | alerts                       |
      When she puts the configuration of the Slack notifications back as it reads
      Then Ada's tenant uses only the Slack notifications
      And she reads its configuration as exactly
        | webhook_url | a mask |
        | channel     | alerts |

    Scenario: What was removed is not there any more, and nothing else is gone
      Given she has enabled the preferences with the colour green
      When she removes the configuration of the preferences
      Then she finds no configuration of it
      And Ada's tenant uses only the preferences

    Scenario: What was removed does not come back with the plugin
      Given she has set up the preferences with
        | colour | green |
      And she has removed the configuration of the preferences
      When she enables the preferences
      Then she finds no configuration of it
      And Ada's tenant uses only the preferences

    Scenario: What is not set up has no part to change
      Given she has enabled the Slack notifications with
        | webhook_url | https://hooks.example.org/T1 |
      When she changes the preferences to
        | colour | green |
      Then she is told that it is not set up
      And she sees that nothing about the tenant's plugins has changed

    Scenario: What is not set up is not removed
      Given she has enabled the Slack notifications with
        | webhook_url | https://hooks.example.org/T1 |
      When she removes the configuration of the preferences
      Then she is told that it is not set up
      And she sees that nothing about the tenant's plugins has changed

    Scenario: A plugin that there is not is not set up
      Given she has enabled the preferences with the colour green
      When she sets up the horoscope with
        | sign | Leo |
      Then she is told that there is no such plugin
      And she sees that nothing about the tenant's plugins has changed

    Scenario: What a plugin in use cannot do without is not removed from under it
      Given she has enabled the analytics export with
        | export_format | csv |
      When she removes the configuration of the analytics export
      Then she is told that the configuration is broken, by its "export_format"
      And she sees that nothing about the tenant's plugins has changed
      And once it is disabled she may remove it

  @PLUGIN-4
  Rule: A configuration that breaks the plugin's schema is refused

    Scenario Outline: A configuration of the <plugin> with <setting> <broken> is refused
      Given Ada is an admin of a tenant
      And she has set up the <plugin> soundly
      When she sets up the <plugin> with "<setting>" <broken>
      Then she is told that the configuration is broken, by its "<setting>"
      And she sees that nothing about the tenant's plugins has changed
      And with "<setting>" <sound> it is taken

      Examples: settings of the e-mail notifications
        | plugin               | setting    | broken            | sound                |
        | e-mail notifications | smtp_host  | missing           | as "10.0.0.1"        |
        | e-mail notifications | smtp_host  | as "not a host"   | as "a-host"          |
        | e-mail notifications | smtp_port  | missing           | as "25"              |
        | e-mail notifications | smtp_port  | as "the text 587" | as "587"             |
        | e-mail notifications | smtp_port  | as "587.5"        | as "588"             |
        | e-mail notifications | smtp_port  | as "0"            | as "1"               |
        | e-mail notifications | smtp_port  | as "65536"        | as "65535"           |
        | e-mail notifications | from_email | as "nobody"       | as "nobody@home.org" |
        | e-mail notifications | use_tls    | as "always"       | as "yes"             |
        | e-mail notifications | smtp_prot  | as "587"          | missing              |

      Examples: settings of the Slack notifications, and secrets
        | plugin               | setting       | broken                | sound                          |
        | Slack notifications  | webhook_url   | missing               | as "https://hooks.example.org" |
        | Slack notifications  | webhook_url   | as "hooks"            | as "https://hooks.example.org" |
        | Slack notifications  | webhook_url   | as "http://hooks.org" | as "https://hooks.org"         |
        | Slack notifications  | webhook_url   | as "7"                | as "https://hooks.org/7"       |
        | Slack notifications  | webhook_url   | as "nothing"          | as "a mask"                    |
        | e-mail notifications | smtp_password | as "a mask"           | as "swordfish"                 |

      Examples: settings of the analytics export
        | plugin           | setting       | broken   | sound     |
        | analytics export | export_format | missing  | as "csv"  |
        | analytics export | export_format | as "xml" | as "json" |
        | analytics export | export_format | as "CSV" | as "csv"  |

    Scenario Outline: Nobody <way> the <plugin> with <setting> <broken>
      Given Ada is an admin of a tenant
      And she has set up the <plugin> soundly
      When she <way> the <plugin> with "<setting>" <broken>
      Then she is told that the configuration is broken, by its "<setting>"
      And she sees that nothing about the tenant's plugins has changed
      And with "<setting>" <sound> it is taken

      Examples: a part of the configuration of the e-mail notifications
        | way     | plugin               | setting       | broken            | sound                |
        | changes | e-mail notifications | smtp_host     | as "not a host"   | as "a-host"          |
        | changes | e-mail notifications | smtp_port     | missing           | as "1"               |
        | changes | e-mail notifications | smtp_port     | as "0"            | as "1"               |
        | changes | e-mail notifications | smtp_port     | as "the text 587" | as "588"             |
        | changes | e-mail notifications | from_email    | as "nobody"       | as "nobody@home.org" |
        | changes | e-mail notifications | smtp_prot     | as "587"          | missing              |
        | changes | e-mail notifications | smtp_password | as "a mask"       | as "swordfish"       |

      Examples: a configuration of the e-mail notifications that comes with enabling
        | way     | plugin               | setting       | broken          | sound          |
        | enables | e-mail notifications | smtp_host     | as "not a host" | as "a-host"    |
        | enables | e-mail notifications | smtp_port     | missing         | as "65535"     |
        | enables | e-mail notifications | smtp_port     | as "65536"      | as "65535"     |
        | enables | e-mail notifications | use_tls       | as "always"     | as "yes"       |
        | enables | e-mail notifications | smtp_prot     | as "587"        | missing        |
        | enables | e-mail notifications | smtp_password | as "a mask"     | as "swordfish" |

      Examples: other ways to bring one of other plugins
        | way     | plugin              | setting       | broken                | sound                  |
        | changes | Slack notifications | webhook_url   | as "http://hooks.org" | as "https://hooks.org" |
        | changes | analytics export    | export_format | as "xml"              | as "json"              |
        | enables | Slack notifications | webhook_url   | as "http://hooks.org" | as "https://hooks.org" |
        | enables | analytics export    | export_format | as "xml"              | as "json"              |
