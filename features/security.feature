@SECURITY
Feature: Security
  Whoever can reach the router can send it anything. It must neither fall over, nor obey, nor tell
  what it knows.

  @SECURITY-1
  Rule: A body that is too large, too deep or not JSON is refused cheaply

    Scenario: A question as long as a request may be
      Given Ada is an operator of a tenant
      And the engine answers "I have read it all."
      When she asks a question that is as long as a request may be
      Then she gets the answer "I have read it all."
      And the ledger has exactly one entry, of her answer

    Scenario: A question that is one byte longer
      Given Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she asks a question that is one byte longer than a request may be
      Then she is told that the request is too large

    Scenario: Ten gigabytes are announced, and nothing of them is sent
      Given Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she announces a request of ten gigabytes and sends nothing of it
      Then she is told that the request is too large

    Scenario: A request that does not say how long it is goes on and on
      Given Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she sends a byte more than a request may have, and neither the rest nor its end
      Then she is told that the request is too large

    Scenario: A question as deep as a request may be
      Given Ada is an operator of a tenant
      And the engine answers "I have seen the ground."
      When she asks a question that is as deep as a request may be
      Then she gets the answer "I have seen the ground."

    Scenario Outline: A question that is <deeper>
      Given Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she asks a question that is <deeper> than a request may be
      Then she is told that the request is broken

      Examples: depths
        | deeper                       |
        | one level deeper             |
        | half a million levels deeper |

    Scenario Outline: In place of a request comes <something else>
      Given Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she sends <something else> in place of a request
      Then she is told that the request is broken

      Examples: what is no request
        | something else                  |
        | a text                          |
        | a page of HTML                  |
        | nothing at all                  |
        | half of a request               |
        | a request and something behind  |
        | a request with a field twice    |
        | a list of requests              |
        | bytes that are no text          |
        | a number of half a million digits |

    Scenario: Others are answered while somebody sends what is too deep, again and again
      Given Ada and Linus are operators of two tenants
      And the engine answers "I am here."
      And Ada is sending 50 questions that are half a million levels deeper than a request may be
      When Linus asks "Is anybody there?"
      Then he gets the answer "I am here."
      And Ada has been told 50 times that the request is broken

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
        | asks                           |
        | asks a question                |
        | streams an answer              |
        | says something in a conversation |

    Scenario: A new minute has room for as many requests, and for no more
      Given a router that nobody else uses
      And Grace is an admin of a tenant, which is limited to 2 requests a minute
      And she has had both of them, 20 seconds apart
      When she comes back when she is told to, and asks 3 questions
      Then 2 of these are answered, and then she is told to come back in a minute
