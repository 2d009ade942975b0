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
        | Ada | an answer | 450          |
      Then the summary counts 4 calls
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
        | Alan | a stream with its token counts | third  | 1             | 1                |
        | Ada  | a failure                      | second | 1             | 1                |
        | Alan | an answer                      | second | 3             | 2147483648       |
      Then the summary says of each model exactly what was done with it
      And it says in all exactly what was done
      And it has the tokens that the engines counted
      And it has the calls, tokens and costs that the ledger has entered
