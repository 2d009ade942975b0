package dev.touchstone.acceptance.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.sabotage.Saboteur;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Departure;
import dev.touchstone.router.Refusal;
import dev.touchstone.wire.Exchange;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is checked and done after each scenario, in the order of the numbers, highest first. */
public final class ScenarioHooks {

    private static final int CHECK_TRACE = 50;
    private static final int CHECK_CONTRACT = 40;
    private static final int HANG_UP = 35;
    private static final int ATTACH_JOURNALS = 34;
    private static final int LEAVE = 30;
    private static final int ATTACH = 20;

    /** So many exchanges of a passed scenario are kept, from its beginning and from its end. */
    private static final int EITHER_END = 20;

    private final RouterUnderTest router;
    private final Talk talk;
    private final Witnesses witnesses;
    private final Engines engines;
    private final Cast cast;
    private final OwnRouter own;

    public ScenarioHooks(
            RouterUnderTest router,
            Talk talk,
            Witnesses witnesses,
            Engines engines,
            Cast cast,
            OwnRouter own) {
        this.router = router;
        this.talk = talk;
        this.witnesses = witnesses;
        this.engines = engines;
        this.cast = cast;
        this.own = own;
    }

    @Before
    public void makeItselfKnown(Scenario scenario) {
        String defect = Saboteur.atWorkIn(scenario.getSourceTagNames()).orElse("");
        engines.know(scenario.getUri() + ":" + scenario.getLine() + defect);
    }

    /**
     * A refusal leaves no trace (ROLE-5, LEDGER-9, CHAT-5), whether or not the scenario says so. Of
     * a scenario that the router does not support nothing is said, red or green.
     */
    @After(order = CHECK_TRACE)
    public void refusalLeftNoTrace(Scenario scenario) {
        if (scenario.getStatus() == Status.SKIPPED) {
            return;
        }
        List<Turn> turns = talk.turns();
        Optional<Refusal> last =
                turns.isEmpty() ? Optional.empty() : turns.get(turns.size() - 1).refusal();
        last.map(Refusal::reason)
                .filter(witnesses::mustLeaveNothing)
                .ifPresent(reason -> witnesses.nothingHappened());
    }

    /**
     * A departure belongs to one criterion. Seen by one of its own scenarios it fails that
     * scenario; seen elsewhere it goes into the messages, and the living documentation counts it.
     */
    @After(order = CHECK_CONTRACT)
    public void contractWasKept(Scenario scenario) {
        for (Departure departure : router.departures()) {
            scenario.attach(departure.json(), Departure.MEDIA_TYPE, departure.criterion());
        }
        assertThat(router.departures())
                .filteredOn(
                        departure ->
                                scenario.getSourceTagNames().contains("@" + departure.criterion()))
                .extracting(Departure::what)
                .as("where what was asked and answered departs from the published contract")
                .isEmpty();
    }

    @After(order = HANG_UP)
    public void hangUp() {
        talk.hangUpAll();
    }

    /** Before a system of the scenario's own goes, and its engines with it. */
    @After(order = ATTACH_JOURNALS)
    public void attachJournals(Scenario scenario) {
        if (scenario.isFailed() && router.offers(Capability.SCRIPTED_ENGINES)) {
            scenario.attach(engines.told(), "text/plain", "What the engines saw");
        }
    }

    @After(order = LEAVE)
    public void leave() {
        own.end();
        if (!router.stack().name().equals("embedded")) {
            cast.leave();
        }
    }

    /** Of a crowd that got what it should, the first and the last tell enough. */
    private static List<Exchange> some(List<Exchange> all) {
        if (all.size() <= 2 * EITHER_END) {
            return all;
        }
        List<Exchange> some = new ArrayList<>(all.subList(0, EITHER_END));
        some.addAll(all.subList(all.size() - EITHER_END, all.size()));
        return some;
    }

    @After(order = ATTACH)
    public void attachEvidence(Scenario scenario) {
        List<Exchange> all = router.evidence().take();
        for (Exchange exchange : scenario.isFailed() ? all : some(all)) {
            scenario.attach(
                    exchange.json().getBytes(StandardCharsets.UTF_8),
                    Exchange.MEDIA_TYPE,
                    exchange.title());
        }
    }
}
