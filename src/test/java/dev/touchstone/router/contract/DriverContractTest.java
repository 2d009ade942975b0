package dev.touchstone.router.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.touchstone.engine.Marker;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.Source;
import dev.touchstone.settings.Settings;
import dev.touchstone.stack.Stack;
import dev.touchstone.stack.Stacks;
import dev.touchstone.wire.Evidence;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The one contract of all drivers: in the same situation a caller learns the same of any router,
 * recorded or live. The live one is that of {@code -Dstack}; with {@code -Dcontract.record=true}
 * its side is recorded.
 */
@Tag("process")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriverContractTest {

    private static final boolean RECORD = Boolean.getBoolean("contract.record");

    private Stack live;
    private Optional<Known> known;

    @BeforeAll
    void start() {
        live = Stacks.start(Settings.read());
        known = Known.of(live);
    }

    @AfterAll
    void stop() {
        live.close();
    }

    static Stream<Arguments> recorded() {
        return Arrays.stream(Known.values())
                .flatMap(each -> each.situations().map(one -> Arguments.of(each, one)));
    }

    @ParameterizedTest
    @MethodSource
    void recorded(Known router, Situation situation) throws IOException {
        try (RecordedRouter recorded = RecordedRouter.of(router.file(situation))) {
            RouterDescription described = router.at(recorded.url());

            String told = played(situation, described, (marker, nothing) -> {}, new Evidence());

            assertThat(told).isEqualTo(router.told(situation));
            assertThat(recorded.isThrough()).as("all that was recorded was asked for").isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void live(Situation situation) {
        assumeThat(isOffered(situation)).as("is offered").isTrue();
        Evidence evidence = new Evidence();
        String told =
                played(
                        situation,
                        live.description(),
                        (marker, does) ->
                                live.engines()
                                        .values()
                                        .forEach(engine -> engine.script(marker, does, does)),
                        evidence);
        if (RECORD) {
            Recording.write(known.orElseThrow().file(situation), evidence.take());
        }

        assertThat(told)
                .isEqualTo(known.map(it -> it.told(situation)).orElse(situation.expected()));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LITELLM") // its own answers say what it offers
    void what_is_not_offered_is_told_with_its_reason_and_its_source(Known kind) {
        Router router = Drivers.router(kind.at(URI.create("http://localhost:1")), new Evidence());
        Map<Capability, String> missing = router.missing();

        for (Situation situation : Situation.values()) {
            boolean offered = situation.needed().stream().noneMatch(missing::containsKey);
            assertThat(offered).as(situation.name()).isEqualTo(kind.offers(situation));
        }
        assertThat(missing.values()).noneMatch(String::isBlank);
        assertThat(router.sources()).containsOnlyKeys(Capability.values());
        assertThat(router.sources().values())
                .extracting(Source::kind)
                .containsOnly(Source.Kind.DECLARED);
    }

    /** Of a router that is not known here, what it says itself. */
    private boolean isOffered(Situation situation) {
        return known.map(it -> it.offers(situation))
                .orElseGet(
                        () ->
                                situation.needed().stream()
                                        .noneMatch(live.missing().keySet()::contains));
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
}
