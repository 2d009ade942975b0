package dev.touchstone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.router.Health.Readiness;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.People;
import dev.touchstone.router.People.Member;
import dev.touchstone.router.People.TenantPlan;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.SetUpFailed;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.reference.ReferenceDriver;
import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import dev.touchstone.wire.Wire;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
@Timeout(120)
class EmbeddedStackTest {

    @Test
    void what_was_started_is_gone_after_close() throws IOException {
        Set<Path> folders = folders();
        Set<Thread> threads = lastingThreads();
        long children = ProcessHandle.current().descendants().count();
        EmbeddedStack stack = ready(Chosen.embedded());
        Path folder = folders().stream().filter(f -> !folders.contains(f)).findFirst().get();
        Path pid = folder.resolve("data").resolve("postmaster.pid");
        ProcessHandle postgres =
                ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0))).orElseThrow();
        List<URI> addresses = new ArrayList<>(stack.engineAddresses().values());
        addresses.add(stack.description().url());
        assertThat(addresses).hasSize(4).allMatch(EmbeddedStackTest::isListening);

        stack.close();
        stack.close();

        assertThat(addresses).noneMatch(EmbeddedStackTest::isListening);
        assertThat(folders()).isEqualTo(folders);
        assertThat(postgres.info().command()).as("postgres has ended").isEmpty();
        assertThat(ProcessHandle.current().descendants().count()).isEqualTo(children);
        Awaitility.await("no thread keeps the process alive")
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(lastingThreads()).isSubsetOf(threads));
    }

    @Test
    void two_stacks_stand_side_by_side_and_the_end_of_one_is_not_the_others() {
        try (EmbeddedStack first = ready(Chosen.embedded())) {
            try (EmbeddedStack second = ready(Chosen.embedded())) {
                assertThat(second.description().url()).isNotEqualTo(first.description().url());
                assertThat(second.engineAddresses().values())
                        .doesNotContainAnyElementsOf(first.engineAddresses().values());
            }
            assertThat(readiness(first)).isTrue();
        }
    }

    @Test
    void a_router_that_is_started_again_listens_anew_and_knows_what_it_knew() {
        try (EmbeddedStack stack = ready(Chosen.embedded());
                OwnSystem own = stack.another(OwnSystem.Beginning.WITH_DATABASE)) {
            awaitReady(own);
            TenantPlan plan =
                    new TenantPlan(
                            "T", Optional.empty(), List.of(new Member("Ada", Person.Role.ADMIN)));
            Person ada = router(own).people().open(plan).people().get(0);
            URI before = own.description().url();

            own.restartRouter();

            awaitReady(own);
            assertThat(isListening(before)).isFalse();
            assertThat(own.description().url()).isNotEqualTo(before);
            assertThat(router(own).people().list(ada))
                    .isEqualTo(
                            new Outcome.Given<>(
                                    List.of(new People.Listed(ada.id(), Role.ADMIN, true))));
        }
    }

    private static Router router(OwnSystem own) {
        return own.router(new Evidence(), departure -> {});
    }

    private static void awaitReady(OwnSystem own) {
        Awaitility.await("the router is ready")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                router(own).health().readiness()
                                                instanceof Outcome.Given<Readiness> given
                                        && given.value().ready());
    }

    @Test
    void on_another_postgres_the_databases_of_the_run_go_and_those_of_dead_runs_too()
            throws SQLException {
        try (OwnPostgres postgres = new OwnPostgres();
                Connection living = open(postgres.address());
                Statement statement = living.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(6)");
            statement.execute("CREATE DATABASE touchstone_5_dead");
            statement.execute("CREATE DATABASE touchstone_6_living");
            statement.execute("CREATE DATABASE touchstone_of_somebody");
            Set<String> others = databases(living);

            try (EmbeddedStack stack = ready(Chosen.embeddedOn(postgres.address()))) {
                assertThat(readiness(stack)).isTrue();
                assertThat(databases(living))
                        .hasSize(others.size()) // one more, and one less
                        .doesNotContain("touchstone_5_dead");
            }

            others.remove("touchstone_5_dead");
            assertThat(databases(living)).isEqualTo(others).contains("touchstone_6_living");
        }
    }

    @Test
    void a_postgres_that_is_not_there_is_named_with_its_settings_and_nothing_is_left() {
        Set<Thread> threads = lastingThreads();
        DatabaseAddress absent =
                new DatabaseAddress("jdbc:postgresql://localhost:1/app", "ada", "geheim");

        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> Stacks.start(Chosen.embeddedOn(absent)))
                .withMessageContaining("The PostgreSQL at jdbc:postgresql://localhost:1/app as ada")
                .withMessageContaining("TESTING_DATABASE_URL")
                .matches(e -> !e.getMessage().contains("geheim"));
        assertThat(lastingThreads()).isSubsetOf(threads);
    }

    @Test
    void a_wrong_signing_key_is_told_with_the_line_that_names_it() {
        try (EmbeddedStack stack = ready(Chosen.embedded())) {
            RouterDescription right = stack.description();
            RouterDescription wrong =
                    new RouterDescription(
                            right.name(),
                            right.kind(),
                            right.url(),
                            right.models(),
                            right.missing(),
                            right.options(),
                            new RouterDescription.Secrets("x".repeat(40), ""));
            Limits limits = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 100_000);
            ReferenceDriver driver =
                    new ReferenceDriver(
                            wrong,
                            new Wire(right.url(), limits, new Evidence()),
                            Contract.load(),
                            departure -> {});

            assertThatExceptionOfType(SetUpFailed.class)
                    .isThrownBy(
                            () ->
                                    driver.people()
                                            .open(new TenantPlan("T", Optional.empty(), List.of())))
                    .withMessageContaining("the router answered 401")
                    .withMessageContaining("signing_key_env");
        }
    }

    @Test
    void the_file_of_a_standing_stack_is_read_back_to_the_same_description(@TempDir Path folder)
            throws IOException {
        try (EmbeddedStack stack = ready(Chosen.embedded())) {
            RouterDescription written = stack.description();
            Path file = folder.resolve("deep").resolve("router.yaml");
            StandingFile.write(file, written, stack.engineAddresses());
            Map<String, String> secrets =
                    Map.of(
                            StandingFile.SIGNING_KEY, written.secrets().signingKey(),
                            StandingFile.SIGNING_JWKS, written.secrets().signingKeys());

            RouterFile read = RouterFileReader.read(file);

            assertThat(Files.readString(file))
                    .doesNotContain(secrets.values())
                    .doesNotContain("\"kty\"");
            assertThat(read.description(Optional.empty(), secrets))
                    .isEqualTo(
                            new RouterDescription(
                                    written.name() + ", standing",
                                    written.kind(),
                                    written.url(),
                                    written.models(),
                                    written.missing(),
                                    written.options(),
                                    written.secrets()));
            assertThat(read.engines().keySet()).isEqualTo(stack.engineAddresses().keySet());
        }
    }

    private static EmbeddedStack ready(dev.touchstone.settings.Settings settings) {
        EmbeddedStack stack = new EmbeddedStack(settings);
        Stacks.awaitReady(stack, Duration.ofSeconds(60));
        return stack;
    }

    private static boolean readiness(EmbeddedStack stack) {
        Outcome<Readiness> said =
                stack.router(new Evidence(), departure -> {}).health().readiness();
        return said instanceof Outcome.Given<Readiness> given && given.value().ready();
    }

    private static Set<Path> folders() throws IOException {
        String ours = "touchstone-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> all = Files.list(ScratchFolder.parent())) {
            return all.filter(path -> path.getFileName().toString().startsWith(ours))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<Thread> lastingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    private static boolean isListening(URI address) {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // refused
        }
    }

    private static Connection open(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static Set<String> databases(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database")) {
            Set<String> names = new java.util.TreeSet<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
