@AUTH
Feature: Tokens
  A token opens a door only while it is as its issuer made it. Each row shows first that the healthy
  twin of the token, the same but for its one flaw, is let in.

  @AUTH-3
  Rule: An expired or not yet valid token is refused

    Scenario Outline: Nobody is let in with <token>
      Given Ada is an operator of a tenant
      And she may ask a question with the healthy twin of <token>
      When she tries to ask a question with <token>
      Then she is told to sign in

      Examples: tokens of a shared secret
        | token                         |
        | an expired token              |
        | a token that is not valid yet |

      Examples: tokens of published keys
        | token                                            |
        | an expired token of a published key              |
        | a token of a published key that is not valid yet |

    Scenario: A token that ends while it is in use
      Given Ada is an operator of a tenant
      And she may ask a question with a token that ends in 5 seconds
      When the token has ended, and she tries to ask a question
      Then she is told to sign in

    Scenario Outline: With <token> an admin does nothing at all
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When Grace tries everything with <token>
      Then Grace is told each time to sign in, and nothing has changed
      And Grace may do everything with the healthy twin of <token>

      Examples: tokens
        | token                         |
        | an expired token              |
        | a token that is not valid yet |

  @AUTH-4
  Rule: A token that the issuer did not sign is refused: other key, other algorithm, none

    Scenario Outline: Nobody is let in with <token>
      Given Ada is an operator of a tenant
      And she may ask a question with the healthy twin of <token>
      When she tries to ask a question with <token>
      Then she is told to sign in

      Examples: tokens of a shared secret
        | token                                               |
        | a token that another secret signed                  |
        | a token that nobody signed                          |
        | a token whose signature was left out                |
        | a token that was changed after it was signed        |
        | a token signed with the secret by another algorithm |

      Examples: tokens of published keys
        | token                                                                |
        | a token that a stranger signed under the name of a published RSA key |
        | a token that a stranger signed under the name of a published EC key  |
        | a token of a published key that was changed after it was signed      |
        | a token signed with a published key by another algorithm             |
        | a token signed with the issuer's public key as a secret              |
        | a token signed with the bytes of the issuer's public key as a secret |
        | a token of an unknown key                                            |
        | a token that brings its own key                                      |

    Scenario Outline: With <token> an admin does nothing at all
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When Grace tries everything with <token>
      Then Grace is told each time to sign in, and nothing has changed
      And Grace may do everything with the healthy twin of <token>

      Examples: tokens
        | token                                        |
        | a token that another secret signed           |
        | a token that nobody signed                   |
        | a token that was changed after it was signed |

  @AUTH-5
  Rule: A malformed token or another scheme is refused

    Scenario Outline: Nobody is let in with <token>
      Given Ada is an operator of a tenant
      And she may ask a question with the healthy twin of <token>
      When she tries to ask a question with <token>
      Then she is told to sign in

      Examples: tokens
        | token                                     |
        | a token under another scheme              |
        | a token under no scheme                   |
        | half a token                              |
        | a token of two parts                      |
        | a token with characters that no token has |
        | a word in place of a token                |
        | two tokens one after the other            |
        | two tokens in one                         |
        | a token in the address                    |

    Scenario Outline: With <token> an admin does nothing at all
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When Grace tries everything with <token>
      Then Grace is told each time to sign in, and nothing has changed
      And Grace may do everything with the healthy twin of <token>

      Examples: tokens
        | token                        |
        | a token under another scheme |
        | half a token                 |
        | a token in the address       |

  @AUTH-6
  Rule: A token without a required claim, or for another audience or issuer, is refused

    Scenario Outline: Nobody is let in with <token>
      Given Ada is an operator of a tenant
      And she may ask a question with the healthy twin of <token>
      When she tries to ask a question with <token>
      Then she is told to sign in

      Examples: tokens of a shared secret
        | token                               |
        | a token without a person            |
        | a token without a tenant            |
        | a token without a role              |
        | a token of a role that there is not |
        | a token without an audience         |
        | a token without an issuer           |
        | a token without a time of issue     |
        | a token without an expiry           |

      Examples: tokens of a shared secret for or from somebody else
        | token                           |
        | a token for another audience    |
        | a token for two other audiences |
        | a token from another issuer     |

      Examples: tokens of published keys
        | token                                           |
        | a token of a published key for another audience |
        | a token of a published key from another issuer  |

    Scenario Outline: With <token> an admin does nothing at all
      Given Grace is the admin of a tenant, Ada an operator and Linus a viewer
      When Grace tries everything with <token>
      Then Grace is told each time to sign in, and nothing has changed
      And Grace may do everything with the healthy twin of <token>

      Examples: tokens
        | token                        |
        | a token without a person     |
        | a token without a tenant     |
        | a token without an expiry    |
        | a token for another audience |
        | a token from another issuer  |

  @AUTH-8
  Rule: One token serves many requests at once

    Scenario: Questions and lists at the same time
      Given Ada is an operator of a tenant
      And the engine repeats what it is asked
      When she asks 8 questions and lists the models 8 times, all at once
      Then each answer repeats its own question
      And each list shows every model of the router, and no other
      And the ledger has exactly one entry for each of her 8 answers
