@TENANT
Feature: Lookalikes
  Whoever asks for a thing of another tenant learns nothing by it, not even that there is such a thing:
  neither from what is said, nor from how long it takes.

  @TENANT-2
  Rule: Another tenant's resource and one that does not exist look exactly alike

    @alone
    Scenario Outline: To <attempt> of another tenant is as if it did not exist
      Given Grace is an admin of a tenant with a conversation and a colleague
      And Ada is an admin of another tenant with a conversation and a colleague
      And Ada may <attempt> of her own tenant
      When Ada tries to <attempt> of Grace's tenant, and of nobody's, again and again
      Then Ada is told that there is no such thing
      And both replies are alike to the last byte
      And neither takes longer than the other

      Examples: attempts
        | attempt                              |
        | read the conversation                |
        | read what was said in the conversation |
        | rename the conversation              |
        | delete the conversation              |
        | say something in the conversation    |
        | stream something in the conversation |
        | disable the person                   |
        | change the role of the person        |
