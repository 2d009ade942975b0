@CHAT
Feature: Tasks
  Whoever asks may say what kind of task it is, and how urgent.

  @CHAT-8
  Rule: A known task type and priority is accepted, an unknown one refused

    Scenario Outline: A task of the type "<type>" with priority <priority>
      Given Ada is an operator of a tenant
      And the engine answers "Four."
      When she asks "What is two and two?" as a task of the type "<type>" with priority <priority>
      Then she gets the answer "Four."
      And the engine has received exactly her messages
      And the engine has received nothing that is meant for the router

      Examples: what is known
        | type      | priority |
        | general   | 1        |
        | code      | 2        |
        | reasoning | 3        |
        | creative  | 1        |
        | analysis  | 2        |

    Scenario: A streamed task
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two"
      When she streams the answer to "Count to two" as a task of the type "code" with priority 3
      Then the pieces, joined, are "One two"
      And the engine has received nothing that is meant for the router

    Scenario Outline: A task that <breach>
      Given Ada is an operator of a tenant
      And she has got an answer to a task of the type "general" with priority 2
      When she sends a request that <breach>
      Then she is told that the request is broken, by its <part>
      And no engine has been asked again

      Examples: what is not known
        | breach                      | part      |
        | has an unknown task type    | task type |
        | has a task type in capitals | task type |
        | has a priority of zero      | priority  |
        | has a priority of four      | priority  |
        | has a priority in words     | priority  |
