@TENANT
Feature: Tenants
  Each tenant has the router to itself: what one of them keeps there, no other one sees, changes or
  even hears of.

  @TENANT-1
  Rule: No one reads, lists, changes or deletes another tenant's conversations

    Scenario Outline: Nobody may <attempt> of another tenant
      Given Grace is an admin of a tenant with a conversation and a colleague
      And Ada is an admin of another tenant with a conversation and a colleague
      And Ada may <attempt> of her own tenant
      When Ada tries to <attempt> of Grace's tenant
      Then Ada is told that there is no such thing
      And Grace's tenant has all that it had, and no engine has been asked

      Examples: attempts
        | attempt                              |
        | read the conversation                |
        | read what was said in the conversation |
        | rename the conversation              |
        | delete the conversation              |
        | say something in the conversation    |
        | stream something in the conversation |

    Scenario: Each tenant lists its own conversations
      Given Grace is an admin of a tenant with a conversation and a colleague
      And Ada is an admin of another tenant with a conversation and a colleague
      When Ada and Grace list their conversations
      Then each of them sees the conversations of the own tenant, and no other

  @TENANT-3
  Rule: Ledger, analytics and plugin state show the caller's tenant only

    Scenario: Two tenants that have used the router differently
      Given Ada and Grace are admins of two tenants that have used everything
      And Ada and Grace have a budget each, and an answer under way within it
      When Ada and Grace look at their tenants' ledger, analytics and plugins
      Then Ada sees 2 calls in both, all of her own tenant
      And Grace sees 3 calls in both, all of her own tenant
      And each of them sees the plugins as she has set them up herself

    Scenario: The ledger is asked for somebody of another tenant
      Given Grace and Ada are admins of two tenants that have used everything
      When Ada asks the ledger for what Grace did, by her name and by her traces
      Then she finds nothing, and what she did herself she finds both ways

    Scenario: The ledger is asked for a person and a trace at once
      Given Grace and Ada are admins of two tenants that have used everything
      When Ada asks the ledger for herself under Grace's traces, and for Grace under her own
      Then she finds nothing, and for herself under each of her own traces exactly that call

  @TENANT-4
  Rule: A token that names a tenant its owner does not belong to is refused

    Scenario Outline: Nobody may <door> in the name of another tenant
      Given Grace is an admin of a tenant with a conversation and a colleague
      And Ada is an admin of another tenant with a conversation and a colleague
      And with her token Ada may <door>
      When Ada tries to <door> in the name of Grace's tenant
      Then she is told that she may not
      And Grace's tenant has all that it had, and no engine has been asked

      Examples: doors
        | door               |
        | ask a question     |
        | stream an answer   |
        | list the models    |
        | read the ledger    |
        | read the analytics |
        | list the people    |
        | invite a person    |

    Scenario: A tenant that there is not
      Given Ada is an admin of a tenant
      And with her token Ada may list the models
      When Ada tries to list the models in the name of a tenant that there is not
      Then she is told that she may not

    Scenario: In the name of another tenant an admin does nothing at all
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When Grace tries everything in the name of another tenant
      Then Grace is told each time that this is not allowed, and nothing has changed
      And Grace may do everything with her token

  @TENANT-5
  Rule: Under concurrent traffic no tenant's text reaches another

    @slow
    Scenario: Eight tenants, two hundred questions at the same moment
      Given 8 people, each the operator of a tenant of their own
      And the engine repeats what it is asked
      And it holds its answer back after 1 token
      When each of them asks 25 times at once, half of them for a stream, each time with a secret word
      Then each of the 200 answers repeats the words of its own question
      And the engines received each question by itself, and each once
      And each tenant's ledger has its own 25 requests, and no other

    Scenario: Eight tenants, forty messages in conversations at the same moment
      Given 8 people, each the operator of a tenant of their own
      And the engine repeats what it is asked
      And it holds its answer back after 1 token
      When each of them says 5 things at once, each in a conversation of its own and with a secret word, and hears every second answer in pieces
      Then each of the 40 answers repeats the words of its own question
      And the engines received each question by itself, and each once
      And each tenant's ledger has its own 5 requests, and no other

  @TENANT-7
  Rule: The database refuses a cross-tenant read even when the application forgets to filter

    Scenario: Everything is asked for on behalf of one tenant
      Given Ada and Grace are admins of two tenants that have used everything
      And Ada and Grace have a budget each, and an answer under way within it
      When the database is asked for all that it keeps, on behalf of Ada's tenant
      Then in every table it shows what is of Ada's tenant, and nothing else

    Scenario: Everything is asked for on nobody's behalf
      Given Ada and Grace are admins of two tenants that have used everything
      And Ada and Grace have a budget each, and an answer under way within it
      When the database is asked for all that it keeps, on nobody's behalf
      Then it shows nothing in any table

    Scenario: Everything is changed on behalf of one tenant
      Given Ada and Grace are admins of two tenants that have used everything
      And Ada and Grace have a budget each, and an answer under way within it
      When all that the database keeps is changed, on behalf of Ada's tenant
      Then this reaches what is of Ada's tenant, and nothing else

    Scenario: Everything is deleted on behalf of one tenant
      Given Ada and Grace are admins of two tenants that have used everything
      And Ada and Grace have a budget each, and an answer under way within it
      When all that the database keeps is deleted, on behalf of Ada's tenant
      Then this reaches what is of Ada's tenant, and nothing else

    Scenario: Something is written into another tenant
      Given Ada and Grace are admins of two tenants that have used everything
      And Ada and Grace have a budget each, and an answer under way within it
      When all that Ada's tenant keeps is given to Grace's tenant
      Then the database refuses this in every table
