@LEDGER
Feature: Entries of the ledger
  An entry says whose it is: of which tenant, of whom, and of which request.

  @LEDGER-4
  Rule: An entry names tenant, person and trace

    Scenario: One person
      Given Ada is an operator of a tenant
      When she asks "Who am I?" under identifiers of her own
      Then the entry names her tenant, herself and her trace

    Scenario: A streamed answer
      Given Ada is an operator of a tenant
      When she streams the answer to "Who am I?" under identifiers of her own
      Then the entry names her tenant, herself and her trace

    Scenario: Two people of one tenant
      Given Ada and Alan are operators of one tenant
      When Ada asks "Who am I?" and Alan asks "Who am I?"
      Then the ledger has one entry that names Ada, and one that names Alan

    Scenario: People of two tenants
      Given Ada is an operator of a tenant
      And Grace is an operator of another tenant
      When Ada asks "Who am I?" and Grace asks "Who am I?"
      Then the ledger of each tenant has one entry, which names its own person

    Scenario: In the name of a colleague
      Given Ada and Alan are operators of one tenant
      And Alan has been told what his tenant has spent
      When Ada asks "Who am I?" and names Alan and his tenant as the caller
      Then the entry names her tenant, herself and her trace

    Scenario: In the name of somebody of another tenant
      Given Ada is an operator of a tenant
      And Grace is an operator of another tenant
      And Grace has been told what her tenant has spent
      When Ada asks "Who am I?" and names Grace and her tenant as the caller
      Then the entry names her tenant, herself and her trace

    Scenario: In a conversation
      Given Ada is an operator of a tenant
      When she says "Who am I?", and hears the answer to it once more
      Then each of the 2 entries names her tenant, herself and the trace that she was told

    Scenario: Each turn of a conversation has a trace of its own
      Given Ada is an operator of a tenant
      And Ada has begun the conversation "Holidays"
      And Ada has said "Who am I?" in "Holidays" and got an answer
      When she says "And who are you?" in "Holidays"
      Then each of the 2 entries names her tenant, herself and the trace that she was told
