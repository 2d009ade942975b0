package dev.touchstone.house;

import static java.util.regex.Matcher.quoteReplacement;
import static java.util.regex.Pattern.quote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.criteria.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house style of features, each rule with a planted offender. */
class FeatureStyleTest {

    private static final Path FEATURES = Path.of("features");

    /** Keeps every rule. */
    private static final String GOOD =
            """
            @STREAM
            Feature: Streaming
              People read an answer while it is being written.

              Background:
                Given Ada is an operator of a tenant

              @STREAM-4
              Rule: The pieces, joined, are the engine's answer

                @smoke
                Scenario: A short answer
                  Given the engine answers "I am \\"JSON\\""
                  And it takes 500 milliseconds from each token to the next
                  When she streams the answer to "Who are we?"
                  Then the pieces, joined, are "I am \\"JSON\\""

                Scenario Outline: An answer in <script>
                  Given the engine answers "<text>"
                  When she streams the answer to "<text>"
                  Then the pieces, joined, are
                    | text   |
                    | <text> |

                  Examples: scripts
                    | script | text      |
                    | Latin  | our words |
                    | Greek  | λόγος     |

              @STREAM-8
              Rule: When the caller hangs up, the engine stops generating

                Scenario: A short answer
                  Given the engine answers this
                    \"""
                    One	two \s
                    \"""
                  When she hangs up
                  Then the engine has stopped
            """;

    private final Catalogue catalogue =
            Catalogue.load(FEATURES.resolve("acceptance-criteria.yaml"));

    private List<Finding> check(FeatureFile file) {
        return Stream.of(
                        new FeatureCriteria(catalogue).check(file),
                        FeatureScenarios.check(file),
                        FeatureOutlines.check(file),
                        FeatureWords.check(file),
                        FeatureLayout.check(file))
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> check(String text) {
        return check(FeatureFile.parse("planted.feature", text));
    }

    static List<FeatureFile> features() {
        return FeatureFile.in(FEATURES);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("features")
    void every_feature_keeps_the_house_style(FeatureFile file) {
        List<Finding> findings = check(file);
        assertThat(findings).as(Finding.list(findings)).isEmpty();
    }

    @Test
    void there_are_features_and_their_names_differ() {
        assertThat(features())
                .extracting(file -> file.feature().getName())
                .hasSizeGreaterThan(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_feature_that_keeps_every_rule_is_left_alone() {
        List<Finding> findings = check(GOOD);
        assertThat(findings).as(Finding.list(findings)).isEmpty();
    }

    @Test
    void what_is_no_gherkin_is_refused_with_its_line() {
        assertThatThrownBy(() -> check(GOOD.replace("Scenario: A short", "Scenery: A short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("planted.feature")
                .hasMessageContaining("(12:");
    }

    /** A change to the good feature that breaks a rule in a line. */
    private record Planted(String right, String wrong, String rule, long line) {}

    static Stream<Planted> offenders() {
        return Stream.of(
                new Planted("@STREAM\n", "@STREEM\n", "capability", 2),
                new Planted("@STREAM\n", "@STREAM @smoke\n", "capability", 2),
                new Planted("@STREAM\n", "@CHAT\n", "capability-of-rule", 9),
                new Planted("@STREAM-4", "@STREAM-44", "criterion", 9),
                new Planted("@STREAM-4", "@STREAM-4 @STREAM-8", "criterion", 9),
                new Planted("@STREAM-4", "@slow", "criterion", 9),
                new Planted("are the engine's answer", "make the engine's answer", "statement", 9),
                new Planted("@smoke", "@passing", "tag", 11),
                new Planted("@smoke", "@STREAM-10", "tag", 11),
                new Planted(
                        "  @STREAM-4\n  Rule: The pieces, joined, are the engine's answer\n",
                        "",
                        "rule-of-scenario",
                        10),
                new Planted(
                        "are the engine's answer\n",
                        "are the engine's answer\n\n  @STREAM-5\n  Rule: Usage arrives once, in a chunk without choices, when asked for\n",
                        "proof",
                        9),
                new Planted("Scenario: A short answer", "Scenario:", "name", 12),
                new Planted(
                        "Feature: Streaming",
                        "Feature: Streaming" + ", streaming".repeat(8),
                        "name",
                        2),
                new Planted("An answer in <script>", "An answer", "row-name", 18),
                new Planted("An answer in <script>", "A short answer", "name-twice", 18),
                new Planted(
                        "@STREAM-8\n  Rule: When the caller hangs up, the engine stops generating",
                        "@STREAM-4\n  Rule: The pieces, joined, are the engine's answer",
                        "name-twice",
                        31),
                new Planted("When she hangs up", "And she hangs up", "one-when", 33),
                new Planted("And it takes", "When it takes", "one-when", 12),
                new Planted(
                        "Then the engine has stopped", "And the engine has stopped", "then", 33),
                new Planted("And it takes", "* it takes", "order", 14),
                new Planted(
                        "Given the engine answers this",
                        "And the engine answers this",
                        "order",
                        34),
                new Planted("has stopped\n", "has stopped\n      When she asks\n", "order", 40),
                new Planted(
                        "has stopped\n",
                        "has stopped\n" + "      And it rests\n".repeat(5),
                        "brief",
                        33),
                new Planted("Given Ada is", "When Ada is", "background", 5),
                new Planted(
                        "of a tenant\n",
                        "of a tenant\n" + "    And he is too\n".repeat(4),
                        "background",
                        5),
                new Planted("Examples: scripts", "Examples:", "examples-name", 25),
                new Planted(
                        "| Greek  | λόγος     |\n",
                        "| Greek  | λόγος     |\n" + "        | Latin  | word      |\n".repeat(9),
                        "rows",
                        25),
                new Planted("An answer in <script>", "An answer in <text>", "column", 25),
                new Planted("An answer in <script>", "An answer in <tongue>", "placeholder", 25),
                new Planted("she hangs up", "I hang up", "third-person", 38),
                new Planted("she hangs up", "a router of our own hangs up", "third-person", 38),
                new Planted("People read", "We read", "third-person", 2),
                new Planted("| Latin ", "| mine  ", "third-person", 27),
                new Planted("she hangs up", "she is told 503", "domain-words", 38),
                new Planted("she hangs up", "she asks /v1/models", "domain-words", 38),
                new Planted("she hangs up", "she reads the header", "domain-words", 38),
                new Planted("| Latin ", "| JSON  ", "domain-words", 27),
                new Planted("Scenario: A short answer", "Scenario: A status", "domain-words", 12),
                new Planted("  @STREAM-8", "   @STREAM-8", "indentation", 30),
                new Planted("      When she hangs", "     When she hangs", "indentation", 38),
                new Planted("        | Latin", "       | Latin", "indentation", 27),
                new Planted("she hangs up\n", "she hangs up \n", "blanks", 38),
                new Planted("she hangs up", "she\thangs up", "blanks", 38),
                new Planted("has stopped\n", "has stopped\n" + "\n".repeat(262), "length", 301));
    }

    @ParameterizedTest
    @MethodSource("offenders")
    void a_planted_offender_is_reported_with_its_line(Planted planted) {
        String text = GOOD.replaceFirst(quote(planted.right), quoteReplacement(planted.wrong));
        assertThat(text).isNotEqualTo(GOOD);
        assertThat(check(text))
                .extracting(found -> found.toString().replaceFirst("(?s)].*", "]"))
                .contains("planted.feature:%d: [%s]".formatted(planted.line, planted.rule));
    }
}
