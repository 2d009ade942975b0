@CHAT
Feature: Scripts
  People write in the letters of their language, and read the answer in them.

  @CHAT-7
  Rule: Text in any script survives the way to the engine and back

    Scenario Outline: <script>
      Given Ada is an operator of a tenant
      And the engine answers "<text>"
      When she asks "<text>"
      Then she gets the answer "<text>"
      And the engine has received exactly her messages

      Examples: scripts
        | script                   | text                            |
        | Letters with marks       | Grüße, señor Łukasz, mañana     |
        | Chinese and Japanese     | 你好，世界 と こんにちは           |
        | Arabic, right to left    | مرحبا بالعالم                   |
        | Devanagari with ligature | नमस्ते दुनिया, क्षत्रिय          |
        | Emoji of several parts   | 👩‍👩‍👧‍👦 and 🏳️‍🌈 and 👍🏽     |
        | Marks that are combined  | é is not é, ñ is not ñ       |
        | Beyond the first plane   | 𝔗𝔬𝔲𝔠𝔥𝔰𝔱𝔬𝔫𝔢 𓀀 𒀀                 |

    Scenario Outline: <script>, streamed
      Given Ada is an operator of a tenant
      And the engine answers "<text>"
      When she streams the answer to "<text>"
      Then the pieces, joined, are "<text>"
      And the engine has received exactly her messages

      Examples: scripts
        | script                 | text                        |
        | Letters with marks     | Grüße, señor Łukasz, mañana |
        | Chinese and Japanese   | 你好，世界 と こんにちは       |
        | Arabic, right to left  | مرحبا بالعالم               |
        | Devanagari with ligature | नमस्ते दुनिया, क्षत्रिय |
        | Emoji of several parts | 👩‍👩‍👧‍👦 and 🏳️‍🌈 and 👍🏽 |
        | Marks that are combined | é is not é, ñ is not ñ|
        | Beyond the first plane | 𝔗𝔬𝔲𝔠𝔥𝔰𝔱𝔬𝔫𝔢 𓀀 𒀀 |

    Scenario: A question of 100,000 characters of many scripts, repeated
      Given Ada is an operator of a tenant
      And the engine repeats what it is asked
      When she asks a question of 100,000 characters of many scripts
      Then the answer repeats it, to the last character
      And the engine has received exactly her messages

    Scenario: A piece of 100,000 characters of many scripts
      Given Ada is an operator of a tenant
      And the engine answers in one piece of 100,000 characters of many scripts
      When she streams the answer to "Tell me everything in one breath"
      Then she gets all of that

    Scenario: Marks that are combined, within one piece of a stream
      Given Ada is an operator of a tenant
      And the engine answers in the pieces "é is", " not é"
      When she streams the answer to "Spell it"
      Then the pieces, joined, are "é is not é"
