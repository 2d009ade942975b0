package dev.touchstone.router.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.engine.Marker;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Price;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.RouterDescription.Secrets;
import dev.touchstone.router.Source;
import dev.touchstone.settings.Settings;
import dev.touchstone.stack.Stack;
import dev.touchstone.stack.Stacks;
import dev.touchstone.wire.Evidence;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The one contract of all drivers: in the same situation a caller learns the same of any router,
 * recorded or live. The live one is that of {@code -Dstack}; with {@code -Dcontract.record=true}
 * its side is recorded.
 */
@Tag("process")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriverContractTest {

    private static final Path RECORDINGS = Path.of("src", "test", "resources", "routers");
    private static final boolean RECORD = Boolean.getBoolean("contract.record");

    /** A router that offers nothing would be right in every situation; so much must be offered. */
    private static final Map<String, Set<Situation>> NOT_OFFERED =
            Map.of(
                    "reference",
                    Set.of(),
                    "litellm",
                    Set.of(),
                    "openai",
                    Set.of(
                            Situation.A_MODEL_THAT_THE_TENANT_MAY_NOT_USE,
                            Situation.NO_ENGINE_ANSWERS_IN_TIME,
                            Situation.AN_ENTRY_OF_THE_LEDGER,
                            Situation.AN_ENTRY_OF_A_FAILURE,
                            Situation.A_LEDGER_WITHOUT_A_CREDENTIAL,
                            Situation.A_TENANT_THAT_IS_GONE,
                            Situation.A_BUDGET_THAT_IS_SPENT,
                            Situation.READY));

    private Stack live;

    @BeforeAll
    void start() {
        live = Stacks.start(Settings.read());
    }

    @AfterAll
    void stop() {
        live.close();
    }

    static Stream<Arguments> recorded() {
        return NOT_OFFERED.keySet().stream()
                .sorted()
                .flatMap(
                        kind ->
                                Arrays.stream(Situation.values())
                                        .filter(each -> isOffered(kind, each))
                                        .map(each -> Arguments.of(kind, each)));
    }

    /** Skipped, and shown as skipped, until a router's side has been recorded. */
    static boolean somethingIsRecorded() {
        return Files.isDirectory(RECORDINGS);
    }

    @ParameterizedTest
    @MethodSource
    @EnabledIf("somethingIsRecorded")
    void recorded(String kind, Situation situation) throws IOException {
        try (RecordedRouter recorded = RecordedRouter.of(file(kind, situation))) {
            RouterDescription described = described(kind, recorded.url());

            String told = played(situation, described, (marker, nothing) -> {}, new Evidence());

            assertThat(told).isEqualTo(situation.expected());
            assertThat(recorded.isThrough()).as("all that was recorded was asked for").isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void live(Situation situation) {
        RouterDescription described = live.description();
        if (!isOffered(described.kind(), situation)) {
            return; // not_offered_is_told_with_a_reason says what there is to say
        }
        Evidence evidence = new Evidence();
        String told =
                played(
                        situation,
                        described,
                        (marker, does) ->
                                live.engines()
                                        .values()
                                        .forEach(engine -> engine.script(marker, does, does)),
                        evidence);
        if (RECORD) {
            Recording.write(file(described.kind(), situation), evidence.take());
        }

        assertThat(told).isEqualTo(situation.expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "openai"})
    void what_is_not_offered_is_told_with_its_reason_and_its_source(String kind) {
        Router router =
                Drivers.router(described(kind, URI.create("http://localhost:1")), new Evidence());
        Map<Capability, String> missing = router.missing();

        for (Situation situation : Situation.values()) {
            boolean offered = situation.needed().stream().noneMatch(missing::containsKey);
            assertThat(offered).as(situation.name()).isEqualTo(isOffered(kind, situation));
        }
        assertThat(missing.values()).noneMatch(String::isBlank);
        assertThat(router.sources()).containsOnlyKeys(Capability.values());
        assertThat(router.sources().values())
                .extracting(Source::kind)
                .containsOnly(Source.Kind.DECLARED);
    }

    private static boolean isOffered(String kind, Situation situation) {
        return !NOT_OFFERED.get(kind).contains(situation);
    }

    private static String played(
            Situation situation,
            RouterDescription described,
            Site.Script engines,
            Evidence evidence) {
        Router router = Drivers.router(described, evidence);
        String marker = Marker.of("contract", situation.name());
        try (Site site = new Site(router, described, engines, marker)) {
            return situation.play(site);
        }
    }

    private static Path file(String kind, Situation situation) {
        return RECORDINGS.resolve(kind).resolve(situation.file());
    }

    private static RouterDescription described(String kind, URI url) {
        return new RouterDescription(
                "recorded " + kind,
                kind,
                url,
                List.of(model("llama-3.2-3b", "0.055", "0.215"), model("phi-4", "0.07", "0.14")),
                Map.of(),
                Map.of(),
                new Secrets(
                        "0123456789abcdef0123456789abcdef",
                        kind.equals("reference") ? "" : "sk-of-the-recording"));
    }

    private static Model model(String id, String prompt, String completion) {
        return new Model(
                id,
                Optional.empty(),
                new Price(new BigDecimal(prompt), new BigDecimal(completion)),
                List.of(),
                true,
                Optional.empty());
    }
}
