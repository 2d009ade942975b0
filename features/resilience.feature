@RESILIENCE
Feature: Resilience
  Databases, engines, networks and whole routers fail. Whoever asks gets an answer or is told that there
  is none, and whatever was answered is in the ledger.

  @RESILIENCE-1
  Rule: While the database is away nothing is answered unbilled, and service returns by itself

    Scenario Outline: Who asks while the database <is away> is refused, and no engine is asked
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And the router's database <is away>
      When she asks for an answer and for a stream at once
      Then she is told both times that the service is not available
      And no engine has been asked
      And once the database is back, she is answered, and charged for that alone

      Examples: Ways in which a database can be away
        | is away          |
        | has been stopped |
        | does not answer  |
        | answers too late |
        | lets nobody in   |

    Scenario: What is said in a conversation while the database has been stopped reaches no engine
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And she has begun the conversation "Travel"
      And the router's database has been stopped
      When she says "Where is Coimbra?" in "Travel"
      Then in the conversation she is told that the service is not available
      And no engine has been asked

    Scenario Outline: What is under way when the database <goes> is not answered in full
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And she waits for an answer, and has read two tokens of a stream
      When the router's database <goes>, and the engines go on
      Then she gets no answer, and her stream ends with an error instead of the done marker
      And once the database is back, she is answered, and charged for that alone

      Examples: Ways in which a database can go away
        | goes             |
        | has been stopped |
        | does not answer  |
        | answers too late |
        | lets nobody in   |

    Scenario: A database that is slow, but not too slow, costs time and nothing else
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And the router's database answers 200 milliseconds late
      When she asks for an answer and for a stream at once
      Then each of the 2 is complete and repeats its question
      And the ledger charges exactly for the answers that were given in full

    Scenario: As long as the ledger takes no entry, no answer is complete
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And the ledger takes no entry for the moment
      When 3 answers and 3 streams of hers come to the ledger
      Then none of them is complete
      And once the ledger takes entries again, each of the 6 is complete
      And the ledger charges exactly for the answers that were given in full

    Scenario: Who asks when all connections to the database are taken is refused, others are served
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And as many answers of hers wait for the ledger as the router has connections
      When she asks for one answer more
      Then she is told that the service is not available, and no engine has been asked for that one
      And once the ledger takes entries again, each of the others is complete
      And the ledger charges exactly for the answers that were given in full

    Scenario: A database that comes and goes under traffic loses no entry of an answer
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And 4 callers of hers ask 12 questions each, half of them for streams
      When the router's database has been stopped for a moment meanwhile
      Then each of the callers is answered in the end
      And the ledger charges once for each answer that was given in full, and for one more of each caller at most

  @RESILIENCE-2
  Rule: An engine that dies under traffic costs no caller an answer

    Scenario: An engine dies while many wait for it
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And every engine holds back what it repeats
      And she waits for 6 answers and 6 streams
      When the engine that works on them dies, and the others go on
      Then each of the 12 is complete, repeats its question and is another engine's
      And the ledger charges exactly for the answers that were given in full

    Scenario: Only streams that have begun are lost with their engine, and they say so
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And every engine holds back what it repeats, all but two tokens
      And she has read two tokens of each of 3 streams, and waits for 3 answers
      When the engine that works on them dies, and the others go on
      Then each of the 3 streams ends with an error instead of the done marker, and each of the 3 answers is complete
      And the ledger charges exactly for the answers that were given in full

    Scenario: An engine dies between one question and the next
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And 4 callers of hers ask 12 questions each, for each of which an engine takes 20 milliseconds
      When the first engine dies after 8 answers
      Then each of the 48 is complete and repeats its question
      And the answers are the first engine's before that, and another's then
      And the ledger charges exactly for the answers that were given in full

  @RESILIENCE-3
  Rule: A router that is killed and restarted loses no acknowledged entry

    Scenario: A router is killed under traffic
      Given a router in a process of its own
      And Ada is an operator of a tenant
      And 4 callers of hers ask one question after the other, half of them for streams
      When the router is killed after 20 answers, and started again
      Then the ledger charges once for each answer that was given in full, and for one more of each caller at most
      And she is answered again

    Scenario: A conversation goes on after the router was killed in the middle of it
      Given a router in a process of its own
      And Ada is an operator of a tenant
      And she has begun the conversation "Holidays"
      And she has said "Where is it warm?" in "Holidays" and got an answer
      And she has heard one token of the answer to "And quiet?" in "Holidays"
      When the router is killed and started again
      Then she goes on in "Holidays" from what was answered before

  @RESILIENCE-4
  Rule: A slow or cut network between router and engine ends in an answer or an error within the limit, never in silence

    Scenario Outline: When the network to the first engine <fails>, another one answers in time
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And the engine answers with a text of 2,000 words
      And the network to the first engine <fails>
      When she asks for an answer with three seconds for each attempt
      Then within 2 attempts she gets the engine's whole answer, from another engine than the first
      And the ledger charges exactly for the answers that were given in full

      Examples: Ways in which a network fails before or within an answer
        | fails                             |
        | is cut                            |
        | swallows everything               |
        | breaks in the middle of an answer |
        | carries an answer byte by byte    |

    Scenario Outline: When the network to the first engine <fails>, another one gives the stream in time
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And the engine answers with a text of 2,000 words
      And the network to the first engine <fails>
      When she asks for a stream with three seconds for each attempt
      Then within 2 attempts she has read the engine's whole answer, from another engine than the first
      And the ledger charges exactly for the answers that were given in full

      Examples: Ways in which a network fails before a stream
        | fails               |
        | is cut              |
        | swallows everything |

    Scenario Outline: A stream whose network <fails> after two tokens ends with an error in time
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And she reads a stream with three seconds for each attempt, and has read two tokens
      When the network to the first engine <fails> now
      Then within 1 attempt the stream ends with an error instead of the done marker
      And her tenant has been charged nothing

      Examples: Ways in which a network fails within a stream
        | fails               |
        | is cut              |
        | swallows everything |

    Scenario Outline: When the network to every engine <fails>, she is told so in time
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And the network to every engine <fails>
      When she asks for an answer with three seconds for each attempt
      Then within 2 attempts she is told that every engine <did>
      And her tenant has been charged nothing

      Examples: Ways in which no engine can be reached
        | fails               | did       |
        | is cut              | failed    |
        | swallows everything | timed out |

    Scenario: A network that is slow, but not too slow, costs time and nothing else
      Given a router behind links that can fail
      And Ada is an operator of a tenant
      And the engine answers with a text of 2,000 words
      And the network to every engine takes 100 milliseconds for each piece
      When she asks for an answer with three seconds for each attempt
      Then within 1 attempt she gets the engine's whole answer, from the first engine
      And the ledger charges exactly for the answers that were given in full

  @RESILIENCE-5
  Rule: When a region is lost the other one serves

    Scenario: A region is lost while it works on a question
      Given a router in a process of its own, and a second region beside it
      And Ada is an operator of a tenant
      And she is answered in the first region
      And she waits for an answer there
      When the first region is lost, and her client asks whoever is there
      Then she is answered there, and has not been answered where she waited
      And the ledger charges exactly for the answers that were given in full

    Scenario: What is begun in one region goes on in the other
      Given a router that nobody else uses, and a second region beside it
      And Ada is an operator of a tenant
      And the engine answers "To the sea." and then "In May."
      And she has begun the conversation "Weekend plans"
      And she has said "Where shall I go?" in "Weekend plans" and got an answer
      When she says "When?" in "Weekend plans" in the other region
      Then with the last question the engine has received exactly
        | speaker   | text              |
        | user      | Where shall I go? |
        | assistant | To the sea.       |
        | user      | When?             |

    Scenario: Two regions serve at once, and both tell the same ledger
      Given a router that nobody else uses, and a second region beside it
      And Ada is an operator of a tenant
      When 2 callers of hers ask 8 questions each in either region, half of them for streams
      Then each of the 32 is complete
      And the ledger charges exactly for the answers that were given in full
      And both regions tell the same ledger
