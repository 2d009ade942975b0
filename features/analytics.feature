@ANALYTICS
Feature: Analytics
  A tenant sees what its people used: how often, how many tokens, at what price and how fast, by model and
  by day. What it sees is its ledger, added up.

  @ANALYTICS-1
  Rule: Every call is counted, with its response time

    @smoke
    Scenario: Answers, a stream and a failure, each with the time that it took
      Given Ada is an operator of a tenant
      And summary, days and export say that her tenant has not used anything yet
      When these calls are made
        | who | call      | milliseconds |
        | Ada | an answer | 20           |
        | Ada | a stream  | 40           |
        | Ada | a failure | 30           |
        | Ada | an answer | 2000         |
      Then the summary counts 4 calls
      And its mean, median, 95th and 99th percentile lie between what the engines took and what she waited
      And they are the statistics of four times, each between the same of one call

    Scenario: An answer of the second engine takes the time of the first one as well
      Given Ada is an operator of a tenant
      When these calls are made
        | who | call                           | milliseconds |
        | Ada | an answer of the second engine | 1000         |
      Then the summary counts 1 call
      And its mean, median, 95th and 99th percentile lie between what the engines took and what she waited

    Scenario: Questions that are asked at the same moment
      Given Ada is an operator of a tenant
      When she asks 10 questions at once, each under a trace of its own
      Then the summary counts 10 calls

    Scenario: A caller who hangs up
      Given Ada is an operator of a tenant
      And no engine ever answers
      When she hangs up while she waits for the answer to "Count to three"
      Then the summary counts 1 call, as soon as the ledger has it

    Scenario: A request that was refused is no call
      Given Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she asks a model that nobody has
      Then she is told that there is no such model
      And the summary counts 1 call

  @ANALYTICS-2
  Rule: The summary's requests and tokens equal what was done

    @smoke
    Scenario: Several models, asked by two people of one tenant
      Given Ada and Alan are operators of one tenant
      When these calls are made
        | who  | call                           | model  | prompt tokens | generated tokens |
        | Ada  | an answer                      | first  | 11            | 7                |
        | Alan | an answer                      | second | 120000        | 2147483648       |
        | Ada  | a stream                       | first  | 999           | 1001             |
        | Alan | a stream with its token counts | first  | 1             | 1                |
        | Ada  | a failure                      | third  | 1             | 1                |
        | Alan | an answer                      | second | 3             | 2147483648       |
      Then the summary says of each model exactly what was done with it
      And it says in all exactly what was done
      And it has the tokens that the engines counted
      And it has the calls, tokens and costs that the ledger has entered

    Scenario: What is said in conversations
      Given Ada is an operator of a tenant
      And she has begun the conversation "Travel"
      And she has said "Where is Coimbra?" in "Travel" and got an answer
      When she hears the answer to "And where is Porto?" in "Travel" in pieces
      Then the summary counts 2 calls
      And it has the calls, tokens and costs that the ledger has entered

    Scenario Outline: What several models do for one answer, in <mode> mode
      Given Ada is an operator of a tenant that may use 3 models
      And every model says "Four."
      When she asks "What is two and two?" in <mode> mode
      Then the summary counts <calls> calls
      And it has the calls, tokens and costs that the ledger has entered

      Examples: modes
        | mode     | calls |
        | critique | 5     |
        | ensemble | 3     |
        | pipeline | 3     |

  @ANALYTICS-3
  Rule: Analytics need a token, and a viewer may read them

    Scenario Outline: With a viewer's token one may <door>, and without a token nobody
      Given Grace is a viewer of a tenant
      And with her token she may <door>
      When she tries to <door> without a token
      Then she is told to sign in

      Examples: doors
        | door                              |
        | read the analytics                |
        | read the analytics day by day     |
        | export the analytics              |
        | export the analytics for machines |

    Scenario: A viewer sees what others did
      Given Ada is an admin of a tenant
      And Grace is a viewer of Ada's tenant
      When these calls are made
        | who | call      | prompt tokens | generated tokens |
        | Ada | an answer | 11            | 7                |
      Then summary, days and export tell Grace exactly what was done in her tenant

  @ANALYTICS-4
  Rule: Analytics show one tenant

    Scenario: Two tenants that use the same models
      Given Ada is an operator of a tenant
      And Grace is an operator of another tenant
      When these calls are made
        | who   | call      | model  | prompt tokens | generated tokens |
        | Ada   | an answer | first  | 11            | 7                |
        | Grace | a stream  | first  | 999           | 1001             |
        | Ada   | a failure | second | 1             | 1                |
        | Grace | an answer | third  | 123457        | 76542            |
      Then summary, days and export tell Ada exactly what was done in her tenant
      And of the last week they tell Ada exactly what her tenant's ledger entered
      And summary, days and export tell Grace exactly what was done in her tenant
      And of the last week they tell Grace exactly what her tenant's ledger entered

    Scenario: One tenant is slow, and another one quick
      Given Ada is an operator of a tenant
      And Grace is an operator of another tenant
      When these calls are made
        | who   | call      | milliseconds |
        | Grace | an answer | 3000         |
        | Grace | a stream  | 3000         |
        | Ada   | an answer | 20           |
      Then the summary counts 1 call
      And its mean, median, 95th and 99th percentile lie between what the engines took and what she waited

  @ANALYTICS-5
  Rule: The daily summary adds up the day

    Scenario: A day of several calls after days of none
      Given Ada and Alan are operators of one tenant
      When these calls are made
        | who  | call      | model  | prompt tokens | generated tokens |
        | Ada  | an answer | first  | 11            | 7                |
        | Alan | a stream  | second | 999           | 1001             |
        | Ada  | a failure | third  | 1             | 1                |
        | Alan | an answer | first  | 123457        | 2147483648       |
      Then each day of the last week has exactly the calls that the ledger entered on it
      And the days add up to the summary, which is what was done

  @ANALYTICS-6
  Rule: The export (CSV, JSON) says what the summary says

    Scenario: Costs of many decimals
      Given Ada and Alan are operators of one tenant
      When these calls are made
        | who  | call      | model  | prompt tokens | generated tokens |
        | Ada  | an answer | first  | 1             | 0                |
        | Alan | a stream  | second | 999           | 1001             |
        | Ada  | a failure | third  | 1             | 1                |
        | Ada  | an answer | second | 1             | 1                |
        | Alan | an answer | first  | 123457        | 2147483648       |
      Then the exports as "CSV" and as "JSON" have the same rows, for each day and model what the ledger entered
      And the rows add up to the summary, to the last token and the last decimal
      And for each model to what was done with it

  @ANALYTICS-7
  Rule: A date range is respected, and an impossible one refused

    Scenario Outline: Days from <first> to <last>
      Given Ada is an operator of a tenant
      And she has made one call
      When she looks at the analytics from <first> to <last>
      Then summary, days and export tell of <calls>

      Examples: days in UTC
        | first               | last                | calls   |
        | the day of the call | the day of the call | 1 call  |
        | a week before it    | the day of the call | 1 call  |
        | the day of the call | a week after it     | 1 call  |
        | a week before it    | the day before it   | 0 calls |
        | the day after it    | a week after it     | 0 calls |

    Scenario: The ledger from a moment on, and before it
      Given Ada is an operator of a tenant
      When she asks "Count to three" 3 times
      Then from the second call's moment on the ledger has the second and the third call
      And before that moment it has the first call only

    Scenario Outline: Days from <first> on
      Given Ada is an operator of a tenant
      And she has made one call
      When she looks at the analytics from <first> on
      Then summary, days and export tell of 1 call

      Examples: the last day is today
        | first               |
        | a week before it    |
        | the day of the call |

    Scenario Outline: Days up to <last>
      Given Ada is an operator of a tenant
      And she has made one call
      When she looks at the analytics up to <last>
      Then summary, days and export tell of <calls>

      Examples: the first day is the thirtieth before
        | last                | calls   |
        | a week before it    | 0 calls |
        | the day of the call | 1 call  |
        | a week after it     | 1 call  |

    Scenario Outline: The day that it was in <there>, as <here> has its days
      Given Ada is an operator of a tenant
      And she has made one call
      When she looks at the analytics of the day that it was in <there>, as <here> has its days
      Then summary, days and export tell of <calls>

      Examples: never the same day in both
        | there              | here               | calls   |
        | Pacific/Kiritimati | Pacific/Kiritimati | 1 call  |
        | Pacific/Kiritimati | Pacific/Niue       | 0 calls |
        | Pacific/Niue       | Pacific/Niue       | 1 call  |
        | Pacific/Niue       | Pacific/Kiritimati | 0 calls |

    Scenario Outline: <what>
      Given Ada is an operator of a tenant
      And she sees each of the days <possible>
      When she looks at the analytics of <impossible>
      Then she is told that there are no such days, by their <part>

      Examples: impossible days, each beside possible ones
        | what                         | possible                                  | impossible                                  | part      |
        | 29 February in a common year | 2024-02-28 to 2024-02-29                  | 2025-02-28 to 2025-02-29                    | last day  |
        | 30 February                  | 2026-02-28 to 2026-03-01                  | 2026-02-30 to 2026-03-01                    | first day |
        | 31 April                     | 2026-04-30 to 2026-05-01                  | 2026-04-31 to 2026-05-01                    | first day |
        | A thirteenth month           | 2025-12-31 to 2026-01-01                  | 2025-12-31 to 2025-13-01                    | last day  |
        | A word for a day             | 2026-11-20 to 2026-11-21                  | 2026-11-20 to tomorrow                      | last day  |
        | A day in another order       | 2026-11-20 to 2026-11-21                  | 20.11.2026 to 2026-11-21                    | first day |
        | A year of five digits        | 9999-12-30 to 9999-12-31                  | 9999-12-31 to 10000-01-01                   | last day  |
        | An end before the beginning  | 2026-11-21 to 2026-11-21                  | 2026-11-21 to 2026-11-20                    | last day  |
        | A place that is not on a map | 2026-10-24 to 2026-10-26 in Europe/Berlin | 2026-10-24 to 2026-10-26 in Europe/Atlantis | time zone |

    Scenario: More days than a leap year has
      Given Ada is an operator of a tenant
      And she sees each of the days 2024-01-01 to 2024-12-31
      When she looks at the analytics of 2024-01-01 to 2025-01-01
      Then she is told that they are too many to be told one by one, by their first day
      And they are added up and exported all the same
