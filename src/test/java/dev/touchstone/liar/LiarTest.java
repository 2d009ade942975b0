package dev.touchstone.liar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A router with nothing behind it is not believed, however plausible it is. */
@Tag("process")
@Timeout(180)
class LiarTest {

    /** What it had got away with, what it could invent most easily, and all that it truly meets. */
    private static final String FILTER =
            "@HEALTH or @CHAT-1 or @CONVERSATION-6 or @AUTH-1 or @AUTH-2 or @AUTH-7 or @LEDGER-2"
                    + " or @STREAM-2 or @STREAM-3 or @STREAM-5 or @STREAM-7 or @GATEWAY-3"
                    + " or @ANALYTICS-3 or @SECURITY-2";

    @TempDir private Path folder;

    @Test
    void it_meets_what_a_liar_can_meet_and_nothing_else() throws Exception {
        JsonNode report = report();

        assertThat(report.path("profile").asText()).isEqualTo("failed");
        assertThat(verdicts(report, "met")).containsExactly("HEALTH-1", "AUTH-7");
        assertThat(verdicts(report, "not supported"))
                .as("a running router cannot be started once more")
                .containsExactly("HEALTH-2", "HEALTH-3", "HEALTH-5");
        assertThat(verdicts(report, "broken"))
                .containsExactly(
                        "HEALTH-4",
                        "CHAT-1",
                        "CHAT-4",
                        "CONVERSATION-6",
                        "AUTH-1",
                        "AUTH-2",
                        "LEDGER-2",
                        "STREAM-2",
                        "STREAM-3",
                        "STREAM-5",
                        "STREAM-7",
                        "GATEWAY-3",
                        "ANALYTICS-3",
                        "SECURITY-2");
        assertThat(verdicts(report, "error")).as("none is a fault of the harness").isEmpty();
        assertThat(criteria(report).filter(c -> is(c, "broken")).flatMap(LiarTest::passed))
                .as("lists that are always the same")
                .containsExactly(
                        "A tenant without limits sees every model",
                        "A viewer sees the models as well",
                        "A model that an engine has loaded is shown as loaded, another one is not",
                        "A person who is an admin may list the models",
                        "A person who is an operator may list the models",
                        "A person who is a viewer may list the models",
                        "A tenant without limits sees every provider with its models",
                        "A viewer sees them as well",
                        "Providers whose engines answer are shown as up",
                        "A model is listed under both of its names");
    }

    private JsonNode report() throws Exception {
        HttpServer liar = Liar.start(0);
        try {
            Process run = run(liar.getAddress().getPort());
            assertThat(run.waitFor(150, TimeUnit.SECONDS)).as("the run has ended").isTrue();
        } finally {
            liar.stop(0);
        }
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("reports").resolve("index.json").toFile());
    }

    private Process run(int port) throws IOException {
        Path description = Path.of("docs", "routers", "liar", "router.yaml");
        String yaml = Files.readString(description).replace(":9099", ":" + port);
        for (String engine : List.of("9101", "9102", "9103")) {
            yaml = yaml.replace(engine, Integer.toString(freePort()));
        }
        Path router = Files.writeString(folder.resolve("router.yaml"), yaml);
        copy(Path.of("features"), Files.createDirectory(folder.resolve("features")));
        ProcessBuilder run =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-Dstack=remote",
                        "-Drouter=" + router,
                        "-Dcucumber.filter.tags=" + FILTER,
                        "-cp",
                        classPath(),
                        LiarRun.class.getName());
        run.environment().put("LIAR_KEY", "any 32 characters, for it looks at none");
        return run.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    /** The run is in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static List<String> verdicts(JsonNode report, String verdict) {
        return criteria(report)
                .filter(criterion -> is(criterion, verdict))
                .map(criterion -> criterion.path("id").asText())
                .toList();
    }

    private static Stream<JsonNode> criteria(JsonNode report) {
        return list(report.path("capabilities"))
                .flatMap(capability -> list(capability.path("criteria")));
    }

    private static boolean is(JsonNode criterion, String verdict) {
        return criterion.path("verdict").asText().equals(verdict);
    }

    private static Stream<String> passed(JsonNode criterion) {
        return list(criterion.path("scenarios"))
                .filter(scenario -> scenario.path("outcome").asText().equals("passed"))
                .map(scenario -> scenario.path("name").asText());
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
