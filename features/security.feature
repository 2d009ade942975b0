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
        | something else                    |
        | a text                            |
        | a web page                        |
        | nothing at all                    |
        | half of a request                 |
        | a request and something behind    |
        | a request with a field twice      |
        | a list of requests                |
        | bytes that are no text            |
        | a number of half a million digits |

    Scenario: Others are answered while somebody sends what is too deep, again and again
      Given Ada and Linus are operators of two tenants
      And the engine answers "I am here."
      And Ada is sending 50 questions that are half a million levels deeper than a request may be
      When Linus asks "Is anybody there?"
      Then he gets the answer "I am here."
      And Ada has been told 50 times that the request is broken

  @SECURITY-2
  Rule: Hostile identifiers and header values are data, never commands

    Scenario Outline: A trace that is <hostile> is found again as it is
      Given Ada and Linus are operators of two tenants
      And Ada and Linus have asked something under names that are none but names
      When Ada asks under a trace that is <hostile>
      Then by this trace she finds this request, and no other
      And Ada is billed for it, and all that Ada and Linus had is as it was

      Examples: traces that are kept
        | hostile                   |
        | a command to the database |
        | a path out of the folder  |
        | a lookup by the logger    |
        | a template                |
        | a script                  |
        | a command of the shell    |
        | a format of texts         |

    Scenario Outline: A trace that is <hostile> is refused
      Given Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she asks under a trace that is <hostile>
      Then she is told that the request is broken, by its identifiers

      Examples: traces that are refused
        | hostile                         |
        | a line break and a cookie       |
        | a null character                |
        | 10,000 characters               |
        | a mark that turns the direction |

    Scenario Outline: A tenant, a user and a session that are <hostile> change nothing
      Given Ada and Linus are operators of two tenants
      And Ada and Linus have asked something under names that are none but names
      When Ada asks under a tenant, a user and a session that are <hostile>
      Then the engine received these names as they are
      And Ada is billed for it, and all that Ada and Linus had is as it was

      Examples: names that are kept
        | hostile                         |
        | a command to the database       |
        | a path out of the folder        |
        | a lookup by the logger          |
        | a template                      |
        | a script                        |
        | a command of the shell          |
        | a line break and a cookie       |
        | a null character                |
        | 10,000 characters               |
        | a mark that turns the direction |

    Scenario Outline: No request is named by <hostile>
      Given Ada and Linus are operators of two tenants
      And Ada and Linus have asked something under names that are none but names
      When Ada asks with <hostile> in every line that may name a request
      Then the router has a name of its own for it, and nothing that it answers has <hostile> in it
      And Ada is billed for it, and all that Ada and Linus had is as it was

      Examples: values of such lines
        | hostile                   |
        | a command to the database |
        | a path out of the folder  |
        | a lookup by the logger    |
        | a template                |
        | a script                  |
        | a command of the shell    |
        | a format of texts         |

    Scenario Outline: A model that is <hostile> is none
      Given Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she asks a model that is <hostile>
      Then she is told that there is no such model

      Examples: models that nobody has
        | hostile                   |
        | a command to the database |
        | a path out of the folder  |
        | a lookup by the logger    |
        | a template                |
        | a script                  |
        | a command of the shell    |
        | a format of texts         |
        | 10,000 characters         |

    Scenario Outline: A title that is <hostile> is shown as it is
      Given Ada and Linus are operators of two tenants
      And Ada and Linus have a conversation each
      When Ada begins a conversation whose title is <hostile>
      Then it is called <hostile> wherever it is shown, and every other conversation is as it was

      Examples: titles that are kept
        | hostile                         |
        | a command to the database       |
        | a path out of the folder        |
        | a lookup by the logger          |
        | a template                      |
        | a script                        |
        | a command of the shell          |
        | a format of texts               |
        | a line break and a cookie       |
        | a mark that turns the direction |

    Scenario: A title with a null character is refused
      Given Ada is an operator of a tenant
      When she begins a conversation whose title is a null character
      Then she is told that a conversation cannot have such a title

    Scenario Outline: An id that is <hostile> leads nowhere
      Given Ada and Linus are operators of two tenants
      And Ada and Linus have a conversation each
      When Ada deletes a conversation whose id is <hostile>
      Then she is told that there is none, and Ada and Linus have theirs as it was

      Examples: ids
        | hostile                   |
        | a command to the database |
        | a path out of the folder  |
        | a lookup by the logger    |
        | a template                |
        | a script                  |
        | a command of the shell    |
        | a format of texts         |
        | a line break and a cookie |
        | a null character          |

  @SECURITY-4
  Rule: No error, log line or metric discloses a token, a key or a prompt

    Scenario Outline: An engine <tells>, and tells all that it knows
      Given Ada is an operator of a tenant
      And every engine <tells>, and tells its key and the question with it
      When she asks a secret question, and streams the answer to it
      Then she is refused, and the log tells of it under the name that she is told
      And neither what she is told, nor the log, nor the counts tell a key, a token or her question

      Examples: engines that tell
        | tells                                    |
        | refuses the request                      |
        | does not know its caller                 |
        | is busy                                  |
        | fails                                    |
        | answers an error as if it were an answer |
        | answers with a web page                  |
        | sends an event that is an error          |

    Scenario Outline: In a conversation an engine <tells>, and tells all that it knows
      Given Ada is an operator of a tenant
      And every engine <tells>, and tells its key and the question with it
      When she says a secret in a conversation, and hears the answer to it
      Then she is refused, and the log tells of it under the name that she is told
      And neither what she is told, nor the log, nor the counts tell a key, a token or her question

      Examples: engines that tell
        | tells                                    |
        | refuses the request                      |
        | fails                                    |
        | answers an error as if it were an answer |

    Scenario: An engine breaks its stream, and tells all that it knows
      Given Ada is an operator of a tenant
      And every engine breaks its stream after two tokens, and tells its key and the question with it
      When she streams the answer to a secret question, token by token
      Then she has read "One two", and nothing of the rest
      And the stream ends with an error, told once
      And neither what she is told, nor the log, nor the counts tell a key, a token or her question

    Scenario: A token that is refused
      Given Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she asks a secret question with a token that is not signed
      Then she is refused
      And neither what she is told, nor the log, nor the counts tell a key, a token or her question

    Scenario: A request that cannot be read
      Given Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she sends half of a secret question
      Then she is refused
      And neither what she is told, nor the log, nor the counts tell a key, a token or her question

    Scenario: A database that goes away
      Given a router that nobody else uses
      And Ada is an operator of a tenant
      And her request is answered as long as nothing is wrong with it
      When she says a secret in a conversation while the database is away
      Then what she says is refused, because the service is not available
      And neither what she is told, nor the log, nor the counts tell a key, a token or her question
