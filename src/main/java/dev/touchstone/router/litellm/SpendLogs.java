package dev.touchstone.router.litellm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Ledger;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * {@code GET /spend/logs/v2} of the reader's team, with the reader's own key. Rows are written in
 * batches, so that it is read until it has one of each call that callers were told of.
 *
 * @param patience how long rows may take
 */
record SpendLogs(Proxy proxy, OwedRows owed, Duration patience) implements Ledger {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PAGE = 100;

    /** More than any scenario makes; a router that never comes to an end must not keep a run. */
    private static final int MOST = 10_000;

    @Override
    public Outcome<List<LedgerEntry>> entries(Person reader, Filter filter) {
        if (filter.trace().isPresent()) {
            throw new CapabilityMissing(Capability.IDENTIFIERS, LiteLlmRouter.NO_IDENTIFIERS);
        }
        if (filter.from().isPresent() || filter.until().isPresent()) {
            throw new CapabilityMissing(Capability.LEDGER_SUMS, LiteLlmRouter.NO_SUMS);
        }
        Outcome<List<SpendRow>> all = settled(reader);
        Outcome<List<SpendRow>> wanted =
                filter.person().isPresent() && all instanceof Outcome.Given<?>
                        ? rows(reader, "&user_id=" + encoded(filter.person().get()))
                        : all;
        return wanted.map(SpendLogs::entries);
    }

    @Override
    public Outcome<Sums> sums(Person reader, Grouping by) {
        throw new CapabilityMissing(Capability.LEDGER_SUMS, LiteLlmRouter.NO_SUMS);
    }

    private Outcome<List<SpendRow>> settled(Person reader) {
        Set<String> due = owed.due(reader.tenantId());
        AtomicReference<Outcome<List<SpendRow>>> read = new AtomicReference<>(rows(reader, ""));
        if (!holds(read.get(), due)) {
            await(
                    () -> {
                        read.set(rows(reader, ""));
                        return holds(read.get(), due);
                    });
        }
        owed.settle(reader.tenantId(), due);
        return read.get();
    }

    private void await(Callable<Boolean> come) {
        try {
            Awaitility.await().atMost(patience).pollInterval(POLL).until(come);
        } catch (ConditionTimeoutException e) {
            return; // what has not come by now never comes, and its criteria say so
        }
    }

    /** Whether there is nothing to wait for: all is there, or the reader is refused. */
    private static boolean holds(Outcome<List<SpendRow>> read, Set<String> due) {
        return !(read instanceof Outcome.Given<List<SpendRow>> given)
                || given.value().stream()
                        .map(SpendRow::call)
                        .collect(Collectors.toSet())
                        .containsAll(due);
    }

    private static List<LedgerEntry> entries(List<SpendRow> rows) {
        return rows.stream().filter(SpendRow::isOfAnAcceptedRequest).map(SpendRow::entry).toList();
    }

    private Outcome<List<SpendRow>> rows(Person reader, String filter) {
        List<SpendRow> rows = new ArrayList<>();
        for (int page = 1; rows.size() < MOST; page++) {
            Outcome<JsonNode> read =
                    Proxy.read(
                            proxy.get(path(reader, page) + filter, reader.credential()),
                            body -> body);
            if (!(read instanceof Outcome.Given<JsonNode> given)) {
                return read.map(any -> List.of());
            }
            JsonNode data = given.value().path("data");
            if (!data.isArray()) {
                return new Outcome.Unusable<>("expected rows under data, got none");
            }
            data.forEach(row -> rows.add(new SpendRow(row)));
            if (data.size() < PAGE) {
                return new Outcome.Given<>(List.copyOf(rows));
            }
        }
        return new Outcome.Unusable<>(
                "expected the rows of one team, got %d and still no last page"
                        .formatted(rows.size()));
    }

    /** A run that goes over midnight still finds what it began with. */
    private static String path(Person reader, int page) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return "/spend/logs/v2?team_id=%s&start_date=%s&end_date=%s&page_size=%d&page=%d"
                .formatted(
                        encoded(reader.tenantId()),
                        today.minusDays(1),
                        today.plusDays(1),
                        PAGE,
                        page);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
