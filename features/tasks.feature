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

    Scenario Outline: A streamed task of the type "<type>" with priority <priority>
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two"
      When she streams the answer to "Count to two" as a task of the type "<type>" with priority <priority>
      Then the pieces, joined, are "One two"
      And the engine has received exactly her messages
      And the engine has received nothing that is meant for the router

      Examples: what is known
        | type      | priority |
        | general   | 1        |
        | code      | 3        |
        | reasoning | 2        |

    Scenario: A type without a priority
      Given Ada is an operator of a tenant
      And the engine answers "Four."
      When she asks "What is two and two?" as a task of the type "reasoning"
      Then she gets the answer "Four."
      And the engine has received nothing that is meant for the router

    Scenario: A priority without a type
      Given Ada is an operator of a tenant
      And the engine answers "Four."
      When she asks "What is two and two?" with priority 3
      Then she gets the answer "Four."
      And the engine has received nothing that is meant for the router

    Scenario Outline: A streamed task that <breach>
      Given Ada is an operator of a tenant
      And she has got an answer to a task of the type "general" with priority 2
      When she sends a request for a stream that <breach>
      Then she is told that the request is broken, by its <part>
      And no stream has begun
      And no engine has been asked again

      Examples: what is not known
        | breach                   | part      |
        | has an unknown task type | task type |
        | has a priority of four   | priority  |

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
