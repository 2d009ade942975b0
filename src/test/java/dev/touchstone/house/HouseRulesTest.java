package dev.touchstone.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house style of sources and of every other text, each rule with a planted offender. */
class HouseRulesTest {

    private static final String MAIN = "src/main/java/dev/touchstone/wire/Planted.java";
    private static final String TEST = "src/test/java/dev/touchstone/wire/PlantedTest.java";
    private static final String STEP = "src/test/java/dev/touchstone/acceptance/steps/Planted.java";
    private static final String INFO = "src/main/java/dev/touchstone/wire/package-info.java";

    private static List<Finding> check(Map<String, String> sources) {
        List<SourceFile> files = SourceFile.parse(sources);
        List<Finding> findings = new ArrayList<>(SourceRules.check(files));
        files.forEach(file -> findings.addAll(MethodRules.check(file)));
        return findings;
    }

    /** Every text of the project by its path; what is no text is left out. */
    private static Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = file.toString().replace('\\', '/');
                if (TextRules.isOurs(path)) {
                    text(file).ifPresent(text -> texts.put(path, text));
                }
            }
        }
        return texts;
    }

    private static Optional<String> text(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (MalformedInputException e) {
            return Optional.empty(); // a picture
        }
    }

    private static void assertNothing(List<Finding> findings) {
        assertThat(findings).as(Finding.list(findings)).isEmpty();
    }

    @Test
    void every_source_keeps_the_house_style() throws IOException {
        Map<String, String> sources = texts();
        sources.keySet().removeIf(path -> !path.endsWith(".java"));
        assertThat(sources).hasSizeGreaterThan(200);
        assertNothing(check(sources));
    }

    @Test
    void no_text_names_this_machine_or_what_is_left_undone() throws IOException {
        Map<String, String> texts = texts();
        assertThat(texts).containsKeys("pom.xml", "features/chat.feature", "docs/openapi.yaml");
        List<Finding> findings = new ArrayList<>();
        texts.forEach((path, text) -> findings.addAll(TextRules.check(path, text)));
        assertNothing(findings);
    }

    /** A source that breaks a rule in a line. */
    private record Planted(String path, String text, String rule, long line) {}

    static Stream<Planted> offenders() {
        return Stream.of(
                new Planted(INFO, "/** One sentence. */\npackage p;", "package-info", 2),
                new Planted(INFO, "package p;", "package-info", 1),
                new Planted(MAIN, "package q;\n\n/** Says. */ class A {}", "package-info", 1),
                new Planted(MAIN, "package p;\n\npublic class A {}", "javadoc", 3),
                new Planted(MAIN, "package p;\n\npublic record A() {}", "javadoc", 3),
                new Planted(MAIN, "package p;\nclass TextUtils {}", "name", 2),
                new Planted(TEST, "package p;\nclass Common {}", "name", 2),
                new Planted(TEST, "package p;\nclass WireHelper {}", "name", 2),
                new Planted(MAIN, "package p;\nclass WireManager {}", "name", 2),
                new Planted(MAIN, "package p;" + "\n".repeat(300) + "class A {}", "length", 301),
                new Planted(TEST, "package p;" + "\n".repeat(400) + "class A {}", "length", 401),
                new Planted(STEP, "package p;" + "\n".repeat(150) + "class A {}", "length", 151),
                new Planted(MAIN, method("Thread.sleep(5);"), "sleep", 3),
                new Planted(TEST, method("TimeUnit.SECONDS.sleep(5);"), "sleep", 3),
                new Planted(TEST, annotated("@Disabled"), "disabled", 3),
                new Planted(TEST, annotated("@org.junit.jupiter.api.Disabled"), "disabled", 3),
                new Planted(TEST, annotated("@Test"), "test-name", 3),
                new Planted(TEST, annotated("@ParameterizedTest"), "test-name", 3),
                new Planted(STEP, annotated("@When(\"^she asks$\")"), "expression", 3),
                new Planted(STEP, annotated("@Then(\"she gets (\\\\d+)\")"), "expression", 3),
                new Planted(STEP, step("a(); b(); c(); d(); e(); f();"), "step", 3),
                new Planted(STEP, step("a(() -> { b(); c(); d(); e(); f(); });"), "step", 3),
                new Planted(STEP, step("a()" + "\n.b()".repeat(12) + ";"), "step", 3),
                new Planted(STEP, "package p;\nclass A {\nstatic int asked;\n}", "state", 3),
                new Planted(STEP, field("new ArrayList<>()"), "state", 3),
                new Planted(STEP, field("new AtomicInteger()"), "state", 3));
    }

    private static String method(String statement) {
        return "package p;\nclass A {\nvoid a() { %s }\n}".formatted(statement);
    }

    private static String field(String value) {
        return "package p;\nclass A {\nprivate static final Object ASKED = %s;\n}".formatted(value);
    }

    private static String annotated(String annotation) {
        return "package p;\nclass A {\n%s void asksOnce() {}\n}".formatted(annotation);
    }

    private static String step(String statements) {
        return "package p;\nclass A {\n@When(\"she asks\") void asks() { %s }\n}"
                .formatted(statements);
    }

    @ParameterizedTest
    @MethodSource("offenders")
    void a_planted_offender_is_reported_with_its_line(Planted planted) {
        assertThat(check(Map.of(planted.path, planted.text)))
                .extracting(found -> found.toString().replaceFirst("(?s)].*", "]"))
                .contains("%s:%d: [%s]".formatted(planted.path, planted.line, planted.rule));
    }

    @Test
    void what_keeps_every_rule_is_left_alone() {
        assertNothing(
                check(
                        Map.of(
                                INFO,
                                "/** What lives here. What it may know. */\npackage p;",
                                MAIN,
                                "package p;\n\n/** Promises. */\npublic class A {}",
                                TEST,
                                "package p;\nclass ATest {\n@Test void asks_once() {}\n}",
                                STEP,
                                "package p;\nclass A {\nprivate static final int ONE = 1;\n"
                                        + "@When(\"she asks {string}\") void asks() {"
                                        + " a(); b(); c(); d(); e(); }\n}")));
    }

    @Test
    void planted_paths_hosts_and_promises_are_reported() {
        for (String planted :
                List.of(
                        "see /wo" + "rk/main",
                        "at /ro" + "ot/.m2",
                        "https://repo.ma" + "ven.apache.org",
                        "by a Mir" + "ror of it",
                        "TO" + "DO later",
                        "// FIX" + "ME")) {
            assertThat(TextRules.check("a.md", "fine\n" + planted))
                    .extracting(Finding::line)
                    .containsExactly(2L);
        }
        assertThat(TextRules.check("a.md", "a frame/wo" + "rk/shop, mapToDouble, /work, root"))
                .isEmpty();
    }
}
