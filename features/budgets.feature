@LEDGER
Feature: Budgets
  A tenant that has spent its budget asks no engine any more, until an admin raises it. Who asks at
  the same moment as many others does not get around that.

  @LEDGER-14
  Rule: A tenant without budget is refused, by way of a fallback too

    Scenario: As long as something is left, an answer is given
      Given Grace is an admin of a tenant that has a trace of its budget left
      When she asks "How much is left?"
      Then she gets an answer

    Scenario Outline: What is spent exactly is spent, for whoever <asks>
      Given Grace is an admin of a tenant that has spent exactly its budget
      When she <asks>
      Then she is told that the budget is spent
      And no engine has been asked, and nothing entered, since it was spent

      Examples: each way to ask
        | asks                                             |
        | asks "How much is left?"                         |
        | streams the answer to "How much is left?"        |
        | says "How much is left?"                         |
        | begins to hear the answer to "How much is left?" |

    Scenario Outline: What is spent is spent in <mode> mode as well
      Given Grace is an admin of a tenant that has spent exactly its budget
      When she asks "How much is left?" in <mode> mode
      Then she is told that the budget is spent
      And no engine has been asked, and nothing entered, since it was spent

      Examples: modes of several models
        | mode     |
        | critique |
        | debate   |
        | ensemble |
        | pipeline |

    Scenario Outline: A budget that went on <spending> is spent
      Given Grace is an admin of a tenant that has spent its budget on <spending>
      When she asks "How much is left?"
      Then she is told that the budget is spent
      And no engine has been asked, and nothing entered, since it was spent

      Examples: other ways to spend
        | spending                          |
        | a stream                          |
        | what she said in a conversation   |
        | an answer heard in a conversation |

    Scenario: A budget that went on an answer of the second engine is spent
      Given the first engine reports an internal error
      And Grace is an admin of a tenant that has spent exactly its budget
      When she asks "How much is left?"
      Then she is told that the budget is spent
      And no engine has been asked, and nothing entered, since it was spent

    Scenario: A budget that went on an answer on which she hung up is spent
      Given Grace is an admin of a tenant that has a dollar of its budget left
      And she has hung up on an answer, and has nothing of the budget left now
      When she asks "How much is left?"
      Then she is told that the budget is spent
      And no engine has been asked, and nothing entered, since it was spent

    Scenario: Who hangs up gets back what the answer could have cost
      Given Grace is an admin of a tenant that has a dollar of its budget left
      And she has hung up on an answer, and has a trace of the budget left now
      When she asks "How much is left?"
      Then she gets an answer, and after it is told that the budget is spent

    Scenario: A budget that is raised is open again
      Given Grace is an admin of a tenant that has spent exactly its budget
      When she asks "How much is left?"
      Then she is told that the budget is spent
      And once she has raised the budget by the least there is, she gets one more answer, and after it is told that the budget is spent

    Scenario: A budget of nothing is spent from the beginning
      Given Grace is an admin of a tenant that has a budget of nothing
      When she asks "How much is left?"
      Then she is told that the budget is spent
      And no engine has been asked

    Scenario: A free engine is none to whom the budget is spent
      Given Grace is an admin of a tenant that has spent exactly its budget
      And a model whose first engine is free
      When she asks this model "How much is left?"
      Then she is told that the budget is spent
      And no engine has been asked, and nothing entered, since it was spent

    Scenario: A free engine that fails does not lead to one that costs something
      Given Grace is an admin of a tenant that has spent exactly its budget
      And a model whose first engine is free, and fails
      When she asks this model "How much is left?"
      Then she is told that the budget is spent
      And no engine has been asked, and nothing entered, since it was spent

    Scenario: Twenty questions at the same moment, with a trace of the budget left
      Given Grace is an admin of a tenant that has a trace of its budget left
      When she asks 20 questions at the same moment, half of them for a stream
      Then 1 of them is answered, and the others are told that the budget is spent
      And her tenant has spent the price of that answer beyond what it had spent

    Scenario: What failed has taken nothing of the budget
      Given Grace is an admin of a tenant that has a trace of its budget left
      And every engine has failed her once
      When she asks "How much is left?"
      Then she gets an answer, and after it is told that the budget is spent

    Scenario: Twenty answers at the same moment, within the budget
      Given Grace is an admin of a tenant that has a dollar of its budget left
      When she asks 20 questions at the same moment, half of them for a stream
      Then all 20 of them are answered
      And callers, ledger and engines agree to the last token and cent

    Scenario: What is answered gives back what it could have cost
      Given Grace is an admin of a tenant that has a dollar of its budget left
      When she asks 20 questions at the same moment, half of them for a stream
      Then all 20 of them are answered
      And once her tenant has a trace of its budget left, she gets one more answer
