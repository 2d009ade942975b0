@GATEWAY
Feature: Gateway
  The models of several providers stand behind one door, and whoever asks says which provider is meant.

  @GATEWAY-1
  Rule: A provider prefix routes to that provider's model

    @smoke
    Scenario: Every loaded model answers by its provider's name
      Given Ada is an operator of a tenant
      When she asks each loaded model by its provider's name "Who are you?"
      Then each of these models has answered under the name by which it was asked
      And an engine of each of these models has been asked, and knows it by its plain name

    Scenario: The ledger knows a model by its plain name
      Given Ada is an operator of a tenant
      When she asks each loaded model by its provider's name "Who are you?"
      Then the ledger has one entry for each of these models, by its plain name and with a deployment of it

    Scenario: Either name means the same model, at the same price
      Given Ada is an operator of a tenant
      And the engine counts 999 prompt tokens and 1001 generated tokens
      When she asks the second model by its plain name and by its provider's
      Then the ledger charges both answers to the second model, each the price of 999 prompt tokens and 1001 generated tokens

    Scenario: When the first engine fails the second one answers under the same name
      Given Ada is an operator of a tenant
      And the first engine reports an internal error
      When she asks the default model by its provider's name
      Then each of these models has answered under the name by which it was asked
      And both of its engines have been asked, and know it by its plain name
      And the ledger has one entry for each of these models, by its plain name and with a deployment of it

    Scenario: What a tenant may use it may use by the provider's name as well
      Given Ada is an operator of a tenant that may use the default model only
      When she asks the default model by its provider's name
      Then each of these models has answered under the name by which it was asked

    Scenario: What a tenant may not use it may not use by the provider's name either
      Given Ada is an operator of a tenant that may use the default model only
      And she has got an answer from the default model by its provider's name
      When she asks the second model by its provider's name
      Then she is told that she may not ask it

    Scenario: Nor may its people stream from it
      Given Ada is an operator of a tenant that may use the default model only
      And she has got an answer from the default model by its provider's name
      When she streams the answer to "Who are you?" from the second model by its provider's name
      Then she is told that she may not ask it
      And no engine has been asked again

    Scenario: Nor may its people say something to it in a conversation
      Given Ada is an operator of a tenant that may use the default model only
      And she has got an answer from the default model by its provider's name
      When she says "Who are you?" in a new conversation to the second model by its provider's name
      Then she is told that she may not ask it, and no conversation has begun
      And no engine has been asked again

    Scenario: What is said in a conversation can be meant for a provider's model, too
      Given Ada is an operator of a tenant
      When she says "Who are you?" in a new conversation to the second model by its provider's name
      Then she hears the second model, under the name by which it was asked
      And an engine of the second model has been asked, and knows it by its plain name

    Scenario: And what is heard in a conversation comes from it, under the name by which it was asked
      Given Ada is an operator of a tenant
      When she streams the answer to "Who are you?" in a conversation from the second model by its provider's name
      Then every event of the stream names the model as she did
      And an engine of the second model has been asked, and knows it by its plain name
      And the ledger has one entry for each of these models, by its plain name and with a deployment of it

  @GATEWAY-2
  Rule: A stream through the gateway is the provider's stream

    @smoke
    Scenario: The pieces are the provider's pieces
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " ", "two", " ünd 👍🏽", " three "
      When she streams the answer to "Count to three" from the second model by its provider's name
      Then what she has read is the provider's stream, piece by piece
      And every event of the stream names the model as she did

    Scenario: A piece arrives before the provider makes the next one
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four"
      And it generates each token only when the one before has been read
      When she streams the answer to "Count to four" from the second model by its provider's name, token by token
      Then each token has arrived before the engine generated the next one
      And the pieces, joined, are "One two three four"

    Scenario Outline: The provider's word for the end: <end>
      Given Ada is an operator of a tenant
      And the engine ends its answer "One two three" with the word "<end>"
      When she streams the answer to "Count to three" from the second model by its provider's name
      Then the stream says exactly once why it ended, by the word "<end>"
      And what she has read is the provider's stream, piece by piece

      Examples: words
        | end            |
        | stop           |
        | length         |
        | content_filter |

    Scenario: The counts are the provider's counts
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three" and counts 30 generated tokens
      When she streams the answer to "Count to three" from the second model by its provider's name
      Then the stream reports 1 prompt token and 30 generated tokens
      And the token counts stand between the finish reason and the done marker

    Scenario: A provider's stream that breaks is no short answer
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "One", " two", " three", " four"
      And the engine closes its stream after 2 tokens, once they have been read
      When she streams the answer to "Count to four" from the second model by its provider's name, token by token
      Then the stream ends with an error, told once
      And the stream says nowhere that it was complete

    Scenario: Who hangs up is heard by the provider
      Given Ada is an operator of a tenant
      And the engine generates without end, a token each 20 milliseconds
      When she streams from the second model by its provider's name and hangs up after 3 tokens
      Then the engine has stopped because its caller hung up

  @GATEWAY-3
  Rule: Providers and their models are listed

    @smoke
    Scenario: A tenant without limits sees every provider with its models
      Given Ada is an operator of a tenant
      When she lists the providers
      Then she sees every provider with exactly its models, and no other

    Scenario: A tenant with a limit sees what is within it
      Given Ada is an operator of a tenant that may use the default model only
      When she lists the providers
      Then she sees the provider of the default model with no other model, and no other provider

    Scenario: Of a provider with several models a tenant sees the one within its limit
      Given Ada is an operator of a tenant that may use the second model only
      When she lists the providers
      Then she sees the provider of the second model with no other model, and no other provider

    Scenario: A viewer sees them as well
      Given Linus is a viewer of a tenant
      When he lists the providers
      Then he sees every provider with exactly its models, and no other

    Scenario: Providers whose engines answer are shown as up
      Given Ada is an operator of a tenant
      When she lists the providers
      Then every provider is shown as up

    Scenario: A provider whose engines have all gone is shown as down, and no other
      Given a new router
      And Ada is an operator of a tenant there
      And every engine of the default model there has stopped
      And the new router says that it is not ready
      When she lists the providers there
      Then only the providers that have no engine left are shown as down

    Scenario: A model is listed under both of its names
      Given Ada is an operator of a tenant
      When she lists the models
      Then she sees each model by its plain name and by its provider's

  @GATEWAY-4
  Rule: An unknown provider or model, or a broken request, is refused before any provider is asked

    Scenario Outline: <name>
      Given Ada is an operator of a tenant
      And she has got an answer from the default model by its provider's name
      When she asks <name>
      Then she is told that there is no such model
      And the model is named as the cause
      And no engine has been asked again

      Examples: names that nobody has
        | name                                              |
        | the default model of a provider that there is not |
        | a model that its provider does not have           |
        | the default model of another provider             |
        | a provider without a model                        |
        | the default model of a provider without a name    |
        | the default model with its provider named twice   |
        | the default model of its provider in capitals     |
        | the default model behind a space                  |
        | the default model with a slash for the colon      |

    Scenario: A stream from a model of another provider
      Given Ada is an operator of a tenant
      And she has got an answer from the default model by its provider's name
      When she streams from the default model of another provider
      Then she is told that there is no such model
      And no stream has begun
      And no engine has been asked again

    Scenario Outline: In a conversation, <name>
      Given Ada is an operator of a tenant
      And she has got an answer from the default model by its provider's name
      When she says "Who are you?" in a new conversation to <name>
      Then she is told that there is no such model, and no conversation has begun
      And no engine has been asked again

      Examples: names that nobody has
        | name                                              |
        | the default model of a provider that there is not |
        | a model that its provider does not have           |
        | the default model of another provider             |
        | the default model of a provider without a name    |

    Scenario: Nor does a conversation's stream begin with a model of another provider
      Given Ada is an operator of a tenant
      And she has got an answer from the default model by its provider's name
      When she streams the answer to "Who are you?" in a conversation from the default model of another provider
      Then she is told that there is no such model
      And no stream has begun
      And no engine has been asked again

    Scenario Outline: A request to a provider's model that <breach>
      Given Ada is an operator of a tenant
      And she has got an answer from the default model by its provider's name
      When she sends a request to the default model by its provider's name that <breach>
      Then she is told that the request is broken, by its <part>
      And no engine has been asked again

      Examples: what can be wrong
        | breach                           | part                 |
        | has an empty list of messages    | messages             |
        | has a message of an unknown role | role of a message    |
        | has a message without content    | content of a message |
        | has a token limit of zero        | token limit          |
        | has a stream switch in words     | stream switch        |
