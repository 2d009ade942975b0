@FALLBACK
Feature: Engines that rest
  An engine that has failed several times in a row is spared for a while, and so are those who would
  wait for it in vain. Then one request tries whether it works again.

  Background:
    Given a router that nobody else uses
    And Ada is an operator of a tenant
    And the second engine answers "From the second"

  @FALLBACK-10
  Rule: A failing engine is rested, then used again once it works

    Scenario: An engine that works is never passed over
      Given the first engine answers "From the first"
      When she asks "Are you well?" 5 times
      Then each answer is "From the first"
      And the first engine has been asked 5 times, and the second one 0 times

    Scenario: An engine rests after its third failure in a row, and not before
      Given the first engine reports an internal error
      When she asks "Are you well?" 5 times
      Then each answer is "From the second"
      And the first engine has been asked 3 times, and the second one 5 times

    Scenario: Streams that break before their first token are failures, too
      Given the first engine closes its stream behind its opening
      When she streams the answer to "Are you well?" 5 times
      Then the first engine has been asked 3 times, and the second one 5 times

    Scenario: An answer between failures begins the count anew
      Given the first engine fails twice, answers, fails twice and answers again
      When she asks "Are you well?" 6 times
      Then the first engine has been asked 6 times, and the second one 4 times

    Scenario: The caller's own mistakes rest nobody
      Given the first engine finds fault with the messages of each request
      When she asks "Are you well?" 5 times
      Then the first engine has been asked 5 times, and the second one 0 times

    Scenario: A caller in a hurry rests nobody
      Given the first engine never answers
      When she asks "Are you well?" 4 times with two seconds of patience
      Then each answer is "From the second"
      And the first engine has been asked 4 times, and the second one 4 times

    Scenario: An engine is not asked while it rests, even if it works again
      Given the first engine rests
      And the first engine works again
      When 20 seconds have passed and she asks "Are you back?" 2 times
      Then each answer is "From the second"
      And since then the first engine has been asked 0 times, and the second one 2 times

    Scenario: An engine that works again is used again after its rest
      Given the first engine rests
      And the first engine works again
      When 31 seconds have passed and she asks "Are you back?" 3 times
      Then each answer since then is "Back again"
      And since then the first engine has been asked 3 times, and the second one 0 times

    Scenario: An engine that fails after its rest is rested again at once
      Given the first engine rests
      When 31 seconds have passed and she asks "Are you back?" 3 times
      Then each answer is "From the second"
      And since then the first engine has been asked 1 time, and the second one 3 times

    Scenario: One request alone tries an engine after its rest, however many come at once
      Given the first engine rests
      And the first engine works again, and takes its time
      When 31 seconds have passed and she asks "Are you back?" 5 times at once
      Then 1 of these answers is "Back again", and 4 are "From the second"
      And since then the first engine has been asked 1 time, and the second one 4 times

    Scenario: A try that its caller had no time for is made once more
      Given the first engine rests
      And the first engine never answers
      And 31 seconds have passed, and she has asked "Are you back?" with two seconds of patience
      And the first engine works again
      When she asks "Are you back?" 3 times
      Then each answer since then is "Back again"
      And since then the first engine has been asked 3 times, and the second one 0 times

    Scenario: A try in which the engine finds fault with the request shows that it works
      Given the first engine rests
      And the first engine finds fault with the messages of each request
      And 31 seconds have passed, and she has asked "Are you right?"
      And the first engine works again
      When she asks "Are you back?" 3 times
      Then each answer since then is "Back again"
      And since then the first engine has been asked 3 times, and the second one 0 times

    Scenario: A try on which its caller hung up is made once more
      Given the first engine rests
      And the first engine never answers
      And 31 seconds have passed, and she has hung up on the answer to "Are you there?"
      And the first engine works again
      When she asks "Are you here again?" 3 times
      Then each answer since then is "Back again"
      And since then the first engine has been asked 3 times, and the second one 0 times

    Scenario: An engine that rests is spared by everybody, whatever their tenant
      Given the first engine rests
      And Grace is an operator of another tenant
      When 12 seconds have passed and Grace asks "Are you there?" 2 times
      Then each answer is "From the second"
      And since then the first engine has been asked 0 times, and the second one 2 times

    Scenario: An engine that says when it is back rests so long, after one failure
      Given the first engine is rate limited for 60 seconds
      When she asks "Are you busy?" 3 times
      Then each answer is "From the second"
      And the first engine has been asked 1 time, and the second one 3 times

    Scenario: An engine that is overloaded and says when it is back rests so long, too
      Given the first engine is overloaded for 60 seconds
      When she asks "Are you busy?" 3 times
      Then each answer is "From the second"
      And the first engine has been asked 1 time, and the second one 3 times

    Scenario: An engine is not asked before it is back
      Given the first engine is rate limited for 60 seconds, and has said so
      And the first engine works again
      When 50 seconds have passed and she asks "Are you back?" 2 times
      Then since then the first engine has been asked 0 times, and the second one 2 times

    Scenario: An engine is asked once it is back
      Given the first engine is rate limited for 60 seconds, and has said so
      And the first engine works again
      When 61 seconds have passed and she asks "Are you back?" 2 times
      Then each answer since then is "Back again"
      And since then the first engine has been asked 2 times, and the second one 0 times

    Scenario: When every engine rests nobody is asked, and the caller is told when to come back
      Given both engines rest
      When 12 seconds have passed and she asks "Anybody?"
      Then she is told that the service is not available
      And she is told to come back when the first rest ends, 18 seconds later
      And since then the first engine has been asked 0 times, and the second one 0 times

    Scenario: When one engine rests and the other one fails, the caller is told when to come back
      Given the first engine rests
      And the second engine reports an internal error
      When 12 seconds have passed and she asks "Anybody?"
      Then she is told that every engine failed
      And she is told to come back when the first rest ends, 18 seconds later
      And since then the first engine has been asked 0 times, and the second one 1 time

    Scenario: Who forbids fallback is not sent to another engine while the first one rests
      Given the first engine rests
      When she asks "Only you?" and forbids fallback
      Then she is told that the service is not available
      And since then the first engine has been asked 0 times, and the second one 0 times

    Scenario: An engine that rests for one model answers for another
      Given the first engine rests
      When she asks a model of which the same engine is the first
      Then the answer is of that engine
