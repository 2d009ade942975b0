@HEALTH
Feature: Health
  Whoever runs the router must see at a glance whether it lives, whether it can serve, and what is
  missing when it can not.

  @HEALTH-1
  Rule: Anyone can ask whether the router is alive, without credentials

    @smoke
    Scenario: A stranger asks whether the router is alive
      When a stranger asks whether the router is alive
      Then the router says that it is alive

  @HEALTH-2
  Rule: The router is ready only while its database and an engine for every model answer, and names what is missing

    @smoke
    Scenario: With everything in place the router is ready
      When a stranger asks whether the router is ready
      Then the router says that it is ready
      And it names its database and every deployment as being up

    Scenario: A monitor with a token that nobody signed asks whether the router is ready
      When a stranger asks with a token that nobody signed whether the router is ready
      Then the router says that it is ready
      And it names its database and every deployment as being up

    Scenario: A monitor whose token has expired asks whether the router is alive
      When a stranger asks with an expired token whether the router is alive
      Then the router says that it is alive

    Scenario: A router that has no room left and turns somebody away is alive
      Given a router that nobody else uses, with room for 2 requests and for 1 that waits
      And Ada is an operator of a tenant
      And the engine repeats what it is asked
      And 3 questions of hers have left no room, for the engine holds its answers back
      When she asks a question
      Then the new router says that it is alive

    Scenario: Without its database the router is not ready, and says so
      Given a new router, which is ready
      When its database goes away
      Then the new router says that it is not ready
      And it names only its database as missing

    Scenario: When the database is back the router is ready again
      Given a new router, which is ready
      When its database goes away, and comes back once the new router has said that it is not ready
      Then the new router says that it is ready

    Scenario: Without its database the router is alive all the same
      Given a new router
      And the new router says that it is alive
      When its database goes away
      Then the new router says that it is alive
      And the new router says that it is not ready

    Scenario: A router that has not found its database yet is alive, and not ready
      When a new router starts before its database
      Then the new router says that it is alive
      And the new router says that it is not ready

    Scenario: Without any engine for one of its models the router is not ready
      Given a new router, which is ready
      When the only engine of one of its models stops
      Then the new router says that it is not ready
      And it names only the deployments of that engine as missing
      And the new router says that it is alive

    Scenario: Without both engines of one of its models the router is not ready
      Given a new router, which is ready
      When every engine of the default model there stops
      Then the new router says that it is not ready
      And it names only the deployments of these engines as missing

    Scenario: One engine less is no reason not to be ready while every model has another
      Given a new router, which is ready
      When an engine stops whose models all have another
      Then it names only the deployments of that engine as missing
      And the new router says that it is ready

    Scenario: When the engine is back the router is ready again
      Given a new router, which is ready
      When the only engine of one of its models stops, and starts again once the new router has said that it is not ready
      Then the new router says that it is ready

  @HEALTH-3
  Rule: A starting router becomes ready within the health timeout

    Scenario: A router starts
      When a new router starts
      Then the new router says that it is alive
      And the new router becomes ready within the health timeout

    Scenario: A router starts before its database
      When a new router starts, and its database once the router has said that it is alive, and not ready
      Then the new router becomes ready within the health timeout

    Scenario: A router starts before one of its engines
      When a new router starts without the only engine of one of its models, which starts once the router has said that nothing else is missing
      Then the new router becomes ready within the health timeout

  @HEALTH-4
  Rule: The caller sees the models it may use, and whether each is loaded

    @smoke
    Scenario: A tenant without limits sees every model
      Given Ada is an operator of a tenant
      When she lists the models
      Then she sees every model of the router, and no other

    Scenario: A tenant with a limit sees the models within it
      Given Ada is an operator of a tenant that may use the default model only
      When she lists the models
      Then she sees the default model, and no other

    Scenario: A viewer sees the models as well
      Given Linus is a viewer of a tenant
      When he lists the models
      Then he sees every model of the router, and no other

    Scenario: A model that an engine has loaded is shown as loaded, another one is not
      Given Ada is an operator of a tenant
      When she lists the models
      Then each model is shown as loaded exactly when an engine has loaded it

    Scenario: When its engines have gone, a model is not shown as loaded any more
      Given a new router
      And Ada is an operator of a tenant there
      And every engine of the default model there has stopped
      When she lists the models there
      Then the default model is shown as not loaded, and a model of another engine as loaded

  @HEALTH-5
  Rule: A monitoring system can scrape request, error, token and latency counts

    Scenario: Answers at once and in pieces
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And the engine counts 11 prompt tokens and 7 generated tokens
      When she asks each loaded model "Is this counted?", and streams the answer from each
      Then the router has counted 8 requests as "ok", with 88 prompt tokens and 56 generated tokens
      And what it has counted is what the ledger has entered, with a time for each

    Scenario: The times are those that the requests took
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And the engine takes 300 milliseconds to answer "At last"
      When she waits for the answer to "How long?", and for a stream of it
      Then the router has counted 2 requests as "ok"
      And the times that it has counted are 600 milliseconds at least, and no more than she waited
      And 2 of them are longer than 0.29 seconds and no longer than she waited, by its buckets

    Scenario: What is said in conversations counts as well
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And the engine counts 11 prompt tokens and 7 generated tokens
      When she says "Is this counted?", and hears the answer to it once more
      Then the router has counted 2 requests as "ok", with 22 prompt tokens and 14 generated tokens
      And what it has counted is what the ledger has entered, with a time for each

    Scenario: A fallback counts for the deployment that answered
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And the first engine that is asked fails, and the second counts 11 prompt tokens and 7 generated tokens
      When she streams the answer to "Is this counted?"
      Then the router has counted 1 request as "ok", with 11 prompt tokens and 7 generated tokens
      And what it has counted is what the ledger has entered, with a time for each
      And it has counted 1 attempt as "error" at the first deployment, and 1 as "ok" at the second

    Scenario: A request that fails counts as failed, and as an error
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And every engine fails
      When she asks "Is this counted?"
      Then the router has counted 1 request as "failed", with 0 prompt tokens and 0 generated tokens
      And what it has counted is what the ledger has entered, with a time for each
      And it has counted 1 error

    Scenario: Who hangs up counts as gone, with what was delivered
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four"
      And it holds its answer back after 2 tokens
      When she streams the answer to "Count to four" and hangs up after 2 tokens
      Then what the router has counted is what the ledger has entered, once that has 1 entry

    Scenario: What is refused counts as an error, and as nothing else
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      When she asks a model that nobody has
      Then it has counted 1 error
      And what it has counted is what the ledger has entered, with a time for each

    Scenario: The counts name models and deployments, and nobody
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      When she asks "Who is counted?" under identifiers of her own
      Then the router has counted 1 request by model and deployment only
      And neither she nor her tenant, her identifiers or her question stand in what it tells
