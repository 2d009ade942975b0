@SECURITY
Feature: Rate limits
  A tenant may ask so often a minute. Whoever asks more often is told when to come back, has begun
  nothing by that, and is served then.

  @SECURITY-3
  Rule: A caller over the rate limit is told when to come back

    Scenario Outline: Who <asks> is told when to come back, and is served then
      Given a router that nobody else uses
      And Grace is an admin of a tenant, which is limited to 2 requests a minute
      And she has had both of them, 20 seconds apart
      When she <asks>
      Then she is told to come back when her minute is over, in 40 seconds
      And five seconds before that she is told so once more, and at that time she <asks> and is served
      And engines and ledger know what was served, and nothing else

      Examples: ways to ask
        | asks                              |
        | asks a question                   |
        | streams an answer                 |
        | says something in a conversation  |
        | hears an answer in a conversation |

    Scenario Outline: Who asks in <mode> mode is held to the same minute
      Given a router that nobody else uses
      And Grace is an admin of a tenant, which is limited to 1 request a minute
      And she has got an answer in single mode
      When she asks "What is two and two?" in <mode> mode
      Then she is told to come back within a minute
      And no engine has been asked again

      Examples: modes of several models
        | mode     |
        | critique |
        | debate   |
        | ensemble |
        | pipeline |

    Scenario: Who is told to come back has begun no conversation
      Given a router that nobody else uses
      And Grace is an admin of a tenant, which is limited to 2 requests a minute
      And she has had both of them, 20 seconds apart
      When she says something in a conversation
      Then she is told to come back when her minute is over, in 40 seconds
      And no conversation has begun

    Scenario: A new minute has room for as many requests, and for no more
      Given a router that nobody else uses
      And Grace is an admin of a tenant, which is limited to 2 requests a minute
      And she has had both of them, 20 seconds apart
      When she comes back when she is told to, and asks 3 questions
      Then 2 of these are answered, and then she is told to come back in a minute
