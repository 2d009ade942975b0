package dev.touchstone.acceptance.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.sabotage.Saboteur;
import dev.touchstone.acceptance.world.Reconciliation;
import dev.touchstone.acceptance.world.RunningStack;
import dev.touchstone.acceptance.world.books.Books;
import dev.touchstone.acceptance.world.books.RunBooks;
import dev.touchstone.router.Departure;
import io.cucumber.java.After;
import io.cucumber.java.Scenario;
import java.util.Collection;
import java.util.List;

/**
 * After each scenario its callers, its ledgers and the engines must agree, whether or not it says
 * so. Where they do not, LEDGER-2 is broken, and with it the run.
 */
public final class BookHooks {

    private static final int BEFORE_ANYBODY_LEAVES = 38;
    private static final int WHEN_ALL_HAVE_LEFT = 33;
    private static final String CRITERION = "LEDGER-2";

    private final Reconciliation reconciliation;

    public BookHooks(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    /** An answer for which no engine was asked is made up, and shows nothing of any criterion. */
    @After(order = BEFORE_ANYBODY_LEAVES)
    public void everyAnswerCameFromAnEngine(Scenario scenario) {
        if (!scenario.isFailed() && reconciliation.isExpected()) {
            reconciliation.everyAnswerCameFromAnEngine();
        }
    }

    @After(order = WHEN_ALL_HAVE_LEFT)
    public void booksAgree(Scenario scenario) {
        if (reconciliation.isPossible() && reconciliation.isExpected()) {
            RunBooks run = RunningStack.books().orElseThrow();
            boolean looks = isWorthLooking(scenario, run);
            Books books = looks ? looked(scenario) : reconciliation.withoutLedger();
            if (reconciliation.isCommon()) {
                run.claim(books);
            }
            if (looks) {
                List<String> differences = scenario.isFailed() ? List.of() : books.differences();
                run.add(scenario.getUri() + ":" + scenario.getLine(), books, differences);
                tell(scenario, differences);
            } else {
                run.skip();
            }
        }
    }

    private Books looked(Scenario scenario) {
        return isWorthWaiting(scenario) ? reconciliation.settled() : reconciliation.now();
    }

    /** Not where the books of many others were wrong, unless just that is to be seen. */
    private static boolean isWorthLooking(Scenario scenario, RunBooks run) {
        Collection<String> tags = scenario.getSourceTagNames();
        return !run.haveDifferedEnough()
                || tags.contains("@" + CRITERION)
                || Saboteur.atWorkIn(tags).isPresent();
    }

    /** Not where they are known to be wrong, unless just that is to be seen. */
    private static boolean isWorthWaiting(Scenario scenario) {
        Collection<String> tags = scenario.getSourceTagNames();
        return !scenario.isFailed()
                && (tags.contains("@" + CRITERION) || !Saboteur.isExpectedToBreak(CRITERION, tags));
    }

    private static void tell(Scenario scenario, List<String> differences) {
        for (String difference : differences) {
            Departure departure = new Departure(CRITERION, difference);
            scenario.attach(departure.json(), Departure.MEDIA_TYPE, CRITERION);
        }
        assertThat(differences)
                .filteredOn(any -> scenario.getSourceTagNames().contains("@" + CRITERION))
                .as("where callers, ledger and engines do not agree")
                .isEmpty();
    }
}
