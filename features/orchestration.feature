@ORCHESTRATION
Feature: Orchestration
  Several models work on one request, in a way that the caller chooses, and the caller gets one answer
  and is told how it came about.

  @ORCHESTRATION-1
  Rule: Single mode asks one model

    @smoke
    Scenario: One model answers, and no other is asked
      Given Ada is an operator of a tenant
      And the first model says "Four."
      And the second model says "Five."
      When she asks "What is two and two?" in single mode
      Then she gets the answer "Four."
      And the models have been asked in this order
        | model | was shown |
        | first |           |
      And the answer reports single mode and the first 1 model, in this order

    Scenario: Who names no mode gets the single one
      Given Ada is an operator of a tenant
      And the engine answers "Four."
      When she asks "What is two and two?"
      Then she gets the answer "Four."
      And the answer reports single mode and the first 1 model, in this order
      And the answer reports neither rounds nor a confidence

    Scenario: An answer in single mode can be streamed
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two"
      When she streams the answer to "Count to two" in single mode
      Then the pieces, joined, are "One two"
      And the stream ends with the done marker, told once

  @ORCHESTRATION-6
  Rule: The reported mode and models are the ones that were really used

    Scenario Outline: <mode> mode of <allowed> models
      Given Ada is an operator of a tenant that may use <allowed> models
      And every model says "Four."
      When she asks "What is two and two?" in <mode> mode
      Then the answer reports <mode> mode and the first <used> models, in this order
      And the answer reports the models that engines were asked for, and no other

      Examples: modes
        | mode     | allowed | used |
        | single   | 3       | 1    |
        | critique | 3       | 2    |
        | debate   | 2       | 2    |
        | debate   | 3       | 3    |
        | ensemble | 2       | 2    |
        | ensemble | 3       | 3    |
        | pipeline | 3       | 3    |

    Scenario Outline: <mode> mode with a fallback in it
      Given Ada is an operator of a tenant that may use 3 models
      And every model says "Four."
      And the engine that the second model prefers fails
      When she asks "What is two and two?" in <mode> mode
      Then the answer reports <mode> mode and the first <used> models, in this order
      And the answer reports the models that engines were asked for, and no other
      And the ledger has one entry for each call that an engine answered, exact in tokens and price

      Examples: modes
        | mode     | used |
        | critique | 2    |
        | debate   | 3    |
        | ensemble | 3    |
        | pipeline | 3    |

    Scenario: The engine that is named is that of the answer
      Given Ada is an operator of a tenant that may use 3 models
      And the models say this
        | model  | says    |
        | first  | "Five." |
        | second | "Four." |
        | third  | "Four." |
      When she asks "What is two and two?" in ensemble mode
      Then she gets the answer "Four."
      And the answer names an engine of the second model

    Scenario Outline: The engine that is named is that of the last word, in <mode> mode
      Given Ada is an operator of a tenant that may use 3 models
      And every model says "Four."
      When she asks "What is two and two?" in <mode> mode
      Then the answer names an engine of the <last> model

      Examples: modes
        | mode     | last  |
        | critique | first |
        | pipeline | third |

    Scenario Outline: The models that are named are the router's own, in <mode> mode
      Given Ada is an operator of a tenant that may use 3 models
      And every model says "Four."
      When she asks "What is two and two?" in <mode> mode, by the name that a provider has for the model
      Then the answer reports <mode> mode and the first <used> models, in this order

      Examples: modes
        | mode     | used |
        | single   | 1    |
        | ensemble | 3    |

  @ORCHESTRATION-7
  Rule: An unknown mode, or too few models for one, is refused

    Scenario Outline: A request that <breach>
      Given Ada is an operator of a tenant
      And she has got an answer in single mode
      When she sends a request that <breach>
      Then she is told that the request is broken, by its mode
      And no engine has been asked again

      Examples: what is no mode
        | breach                  |
        | has an unknown mode     |
        | has a mode in capitals  |
        | has a number for a mode |

    Scenario Outline: In <mode> mode, a tenant that may use <allowed> is refused
      Given Ada is an operator of a tenant that may use <allowed>
      And she has got an answer in single mode
      When she asks "What is two and two?" in <mode> mode
      Then she is told that the request is broken, by its mode
      And no engine has been asked again

      Examples: too few
        | mode     | allowed  |
        | critique | 1 model  |
        | debate   | 1 model  |
        | ensemble | 1 model  |
        | pipeline | 1 model  |
        | pipeline | 2 models |

    Scenario Outline: A model that its tenant may not use works in no mode, such as <mode>
      Given Ada is an operator of a tenant that may use 2 models
      And she has got an answer in single mode
      When she asks "What is two and two?" of the third model in <mode> mode
      Then she is told that she may not ask it
      And no engine has been asked again

      Examples: modes of two models
        | mode     |
        | critique |
        | debate   |
        | ensemble |

    Scenario: A model that nobody has works in no mode
      Given Ada is an operator of a tenant
      And she has got an answer in single mode
      When she asks a model that nobody has in ensemble mode
      Then she is told that there is no such model
      And no engine has been asked again

    Scenario: A tenant with few models has its modes, too
      Given Ada is an operator of a tenant that may use 2 models
      And every model says "Four."
      And she has got an answer in critique mode
      When she asks "What is two and two?" in ensemble mode
      Then she gets the answer "Four."

    Scenario: An answer that several models work on cannot be streamed
      Given Ada is an operator of a tenant that may use 2 models
      And every model says "Four."
      When she streams the answer to "What is two and two?" in debate mode
      Then she is told that the request is broken, by its stream switch
      And no stream has begun
      And no engine has been asked

  @ORCHESTRATION-8
  Rule: Every model call of an orchestration is in the ledger

    Scenario Outline: <mode> mode
      Given Ada is an operator of a tenant that may use 3 models
      And the models say this
        | model  | says                                 | then says            |
        | first  | "It is four."                        | "It is four, I say." |
        | second | "No, it is five."                    | "No, it is not."     |
        | third  | "It is six or so, as far as I know." |                      |
      When she asks "What is two and two?" in <mode> mode
      Then the ledger has one entry for each call that an engine answered, exact in tokens and price
      And these entries are numbered, and name her request and her trace
      And the answer's tokens and price are the sums of its calls

      Examples: modes
        | mode     |
        | single   |
        | critique |
        | debate   |
        | ensemble |
        | pipeline |

    Scenario Outline: Each call is her own, in <mode> mode
      Given Ada is an operator of a tenant that may use 3 models
      And every model says "Four."
      When she asks "What is two and two?" in <mode> mode, under identifiers of her own
      Then she gets the answer "Four."
      And each call went to its engine under her identifiers
      And the entries are under her own trace

      Examples: modes
        | mode     |
        | critique |
        | debate   |
        | ensemble |
        | pipeline |

    Scenario Outline: Each call has all that she said, and how she wants it answered, in <mode> mode
      Given Ada is an operator of a tenant that may use 3 models
      And every model says "Four."
      When she sends these messages at a temperature of 0.3 in <mode> mode
        | speaker   | text                 |
        | system    | Answer briefly.      |
        | user      | What is two and two? |
        | assistant | Five.                |
        | user      | Are you sure?        |
      Then she gets the answer "Four."
      And each call had her messages first, unchanged, and her temperature

      Examples: modes
        | mode     |
        | single   |
        | critique |
        | debate   |
        | ensemble |
        | pipeline |

    Scenario Outline: Each call keeps to her limit, in <mode> mode
      Given Ada is an operator of a tenant that may use 3 models
      And every model says "One two three four five"
      When she asks "Count to five" in <mode> mode, with a limit of 3 tokens
      Then she gets the answer "One two three"
      And the answer says that it reached its token limit
      And the ledger has one entry for each call that an engine answered, exact in tokens and price
      And each of them has 3 generated tokens

      Examples: modes
        | mode     |
        | critique |
        | debate   |
        | ensemble |
        | pipeline |

    Scenario: A call that fails leaves the calls before it in the ledger
      Given Ada is an operator of a tenant that may use 3 models
      And every model says "Four."
      And every engine of the third model fails
      When she asks "What is two and two?" in pipeline mode
      Then she is told that every engine of the third model failed, and of no other
      And the failed call has been entered, and costs nothing
      And the ledger has one entry for each call that an engine answered, exact in tokens and price

    Scenario: A critic who fails leaves the draft in the ledger, and it is not the answer
      Given Ada is an operator of a tenant that may use 3 models
      And every model says "Four."
      And every engine of the second model fails
      When she asks "What is two and two?" in critique mode
      Then she is told that every engine of the second model failed, and of no other
      And the failed call has been entered, and costs nothing
      And the ledger has one entry for each call that an engine answered, exact in tokens and price

    Scenario: A call that finds fault with the request leaves the calls before it in the ledger
      Given Ada is an operator of a tenant that may use 3 models
      And every model says "Four."
      And every engine of the third model finds fault with the messages of each request
      When she asks "What is two and two?" in pipeline mode
      Then she is told that the request is broken, by its messages
      And the failed call has been entered, and costs nothing
      And the ledger has one entry for each call that an engine answered, exact in tokens and price

    Scenario: A call that fails leaves the calls beside it in the ledger
      Given Ada is an operator of a tenant that may use 3 models
      And every model says "Four."
      And every engine of the first model fails
      When she asks "What is two and two?" in ensemble mode
      Then she is told that every engine of the first model failed, and of no other
      And the failed call has been entered, and costs nothing
      And the ledger has one entry for each call that an engine answered, exact in tokens and price
