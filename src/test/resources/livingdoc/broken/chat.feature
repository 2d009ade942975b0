@CHAT
Feature: Chat completions

  @CHAT-1
  Rule: A prompt gets one complete answer

    Scenario: A short question is answered
      Given Ada is an operator of a tenant
