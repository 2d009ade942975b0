@ORCHESTRATION
Feature: Modes of orchestration
  Models criticise, debate, vote or hand their work on, each by a rule that a caller can look up.

  @ORCHESTRATION-2
  Rule: Critique mode has one model write and another criticise, and reports its rounds

    @smoke
    Scenario: What the critic approves is the answer
      Given Ada is an operator of a tenant that may use 3 models
      And the first model says "A first draft."
      And the second model says "Approved."
      When she asks "Why is the sky blue?" in critique mode
      Then she gets the answer "A first draft."
      And the models have been asked in this order
        | model  | was shown      |
        | first  |                |
        | second | A first draft. |
      And the answer reports 1 round

    Scenario: What the critic finds is revised
      Given Ada is an operator of a tenant that may use 2 models
      And the first model says "A first draft." and then "Now better."
      And the second model says "Much too short." and then "APPROVED"
      When she asks "Why is the sky blue?" in critique mode
      Then she gets the answer "Now better."
      And the models have been asked in this order
        | model  | was shown                          |
        | first  |                                    |
        | second | A first draft.                     |
        | first  | A first draft. and Much too short. |
        | second | Now better.                        |
      And the answer reports 2 rounds

    Scenario: A critic who is never content has the last word taken from him
      Given Ada is an operator of a tenant that may use 2 models
      And the first model says "A first draft." and then "Now better."
      And the second model says "Much too short."
      When she asks "Why is the sky blue?" in critique mode
      Then she gets the answer "Now better."
      And the models have been asked in this order
        | model  | was shown                          |
        | first  |                                    |
        | second | A first draft.                     |
        | first  | A first draft. and Much too short. |
        | second | Now better.                        |
        | first  | Now better. and Much too short.    |
      And the answer reports 2 rounds

    Scenario: To mention approval is not to approve
      Given Ada is an operator of a tenant that may use 2 models
      And the first model says "A first draft." and then "Now better."
      And the second model says "It cannot be approved." and then "APPROVED"
      When she asks "Why is the sky blue?" in critique mode
      Then she gets the answer "Now better."
      And the answer reports 2 rounds

    Scenario: Whoever is asked writes, and the first of the others criticises
      Given Ada is an operator of a tenant that may use 3 models
      And the second model says "A first draft."
      And the first model says "APPROVED"
      When she asks "Why is the sky blue?" of the second model in critique mode
      Then she gets the answer "A first draft."
      And the models have been asked in this order
        | model  | was shown      |
        | second |                |
        | first  | A first draft. |

    Scenario: Nobody criticises for a caller who has gone
      Given Ada is an operator of a tenant that may use 3 models
      And the engine answers in the pieces "One", " two", " three", " four"
      And it holds its answer back after 2 tokens
      When she asks "Count to four" in critique mode and hangs up once the engine has generated 2 tokens
      Then the engine has stopped because its caller hung up

  @ORCHESTRATION-3
  Rule: Debate mode has models answer in parallel and reports their agreement

    Scenario: Models that agree have answered at the same time, and once
      Given Ada is an operator of a tenant that may use 3 models
      And no model may answer before 3 have been asked
      And every model says "Four."
      When she asks "What is two and two?" in debate mode
      Then she gets the answer "Four."
      And the models have been asked this, in whichever order
        | model  | was shown |
        | first  |           |
        | second |           |
        | third  |           |
      And the answer reports 1 round and a confidence of 1

    Scenario: A model that is shown the others' answers may be convinced
      Given Ada is an operator of a tenant that may use 2 models
      And no model may answer before 2 have been asked
      And the models say this
        | model  | says          | then says     |
        | first  | "It is five." | "It is four." |
        | second | "It is four." |               |
      When she asks "What is two and two?" in debate mode
      Then she gets the answer "It is four."
      And the answer reports debate mode and the first 2 models, in this order
      And the answer reports 2 rounds and a confidence of 1

    Scenario: In the second round each is shown what it said and what the others said
      Given Ada is an operator of a tenant that may use 2 models
      And no model may answer before 2 have been asked
      And the models say this
        | model  | says          |
        | first  | "It is five." |
        | second | "It is four." |
      When she asks "What is two and two?" in debate mode
      Then the models have been asked this, in whichever order
        | model  | was shown                   |
        | first  |                             |
        | second |                             |
        | first  | It is five. and It is four. |
        | second | It is four. and It is five. |

    Scenario: Two against one win, whoever came first
      Given Ada is an operator of a tenant that may use 3 models
      And the models say this
        | model  | says          |
        | first  | "It is five." |
        | second | "It is four." |
        | third  | "It is four." |
      When she asks "What is two and two?" in debate mode
      Then she gets the answer "It is four."
      And the answer reports 2 rounds and a confidence of 0.6667

    Scenario: Of models that stay divided the one that was asked is heard
      Given Ada is an operator of a tenant that may use 2 models
      And the first model says "It is five."
      And the second model says "It is four."
      When she asks "What is two and two?" in debate mode
      Then she gets the answer "It is five."
      And the answer reports 2 rounds and a confidence of 0.5

  @ORCHESTRATION-4
  Rule: Ensemble mode asks every model and gives the consensus

    Scenario: Every loaded model is asked, once
      Given Ada is an operator of a tenant
      And every model says "Four."
      When she asks "What is two and two?" in ensemble mode
      Then she gets the answer "Four."
      And every loaded model has been asked once, and shown the question only
      And the answer reports a confidence of 1

    Scenario: All are asked before any has answered
      Given Ada is an operator of a tenant that may use 3 models
      And no model may answer before 3 have been asked
      And every model says "Four."
      When she asks "What is two and two?" in ensemble mode
      Then she gets the answer "Four."
      And the answer reports ensemble mode and the first 3 models, in this order

    Scenario: The larger group wins, whoever came first
      Given Ada is an operator of a tenant that may use 3 models
      And the models say this
        | model  | says    |
        | first  | "Five." |
        | second | "Four." |
        | third  | "Four." |
      When she asks "What is two and two?" in ensemble mode
      Then she gets the answer "Four."
      And the answer reports a confidence of 0.6667

    Scenario: Capitals, spaces and a full stop make no difference
      Given Ada is an operator of a tenant that may use 3 models
      And the models say this
        | model  | says             |
        | first  | "It is five"     |
        | second | "  it is  FOUR " |
        | third  | "It is four."    |
      When she asks "What is two and two?" in ensemble mode
      Then she gets the answer "  it is  FOUR "
      And the answer reports a confidence of 0.6667

    Scenario: Marks at the end, and the form of letters, make no difference
      Given Ada is an operator of a tenant that may use 3 models
      And the models say this
        | model  | says           |
        | first  | "It is five"   |
        | second | "Ｉt is ｆour!" |
        | third  | "It is four?"  |
      When she asks "What is two and two?" in ensemble mode
      Then she gets the answer "Ｉt is ｆour!"
      And the answer reports a confidence of 0.6667

    Scenario: Other words make a difference
      Given Ada is an operator of a tenant that may use 3 models
      And the models say this
        | model  | says             |
        | first  | "It is four"     |
        | second | "It is for"      |
        | third  | "It is not four" |
      When she asks "What is two and two?" in ensemble mode
      Then she gets the answer "It is four"
      And the answer reports a confidence of 0.3333

    Scenario: Of two groups of one size the earlier one is heard
      Given Ada is an operator of a tenant that may use 2 models
      And the first model says "It is four."
      And the second model says "It is five."
      When she asks "What is two and two?" of the second model in ensemble mode
      Then she gets the answer "It is five."
      And the answer reports a confidence of 0.5

  @ORCHESTRATION-5
  Rule: Pipeline mode drafts, refines and validates in that order

    Scenario: Each model works on what the one before it made
      Given Ada is an operator of a tenant
      And the models say this
        | model  | says                 |
        | first  | "A first draft."     |
        | second | "Now refined."       |
        | third  | "Checked and right." |
      When she asks "Why is the sky blue?" in pipeline mode
      Then she gets the answer "Checked and right."
      And the models have been asked in this order
        | model  | was shown      |
        | first  |                |
        | second | A first draft. |
        | third  | Now refined.   |

    Scenario: Whoever is asked drafts, and the others follow in their order
      Given Ada is an operator of a tenant that may use 3 models
      And the models say this
        | model  | says                 |
        | third  | "A first draft."     |
        | first  | "Now refined."       |
        | second | "Checked and right." |
      When she asks "Why is the sky blue?" of the third model in pipeline mode
      Then she gets the answer "Checked and right."
      And the models have been asked in this order
        | model  | was shown      |
        | third  |                |
        | first  | A first draft. |
        | second | Now refined.   |
