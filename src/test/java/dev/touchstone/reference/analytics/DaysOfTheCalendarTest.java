package dev.touchstone.reference.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.touchstone.reference.PostgresExtension;
import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.reference.analytics.Analytics.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("ANALYTICS-7: an entry counts on its local day, and on no other")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DaysOfTheCalendarTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private LedgerOfChosenTimes ledger;
    private Analytics analytics;

    @BeforeAll
    void open(ReferenceConfig.Database database) {
        ledger = new LedgerOfChosenTimes(database);
        analytics = new Analytics(ledger.access());
    }

    @AfterAll
    void close() {
        ledger.close();
    }

    private long requests(UUID tenant, LocalDate first, LocalDate last, ZoneId zone) {
        return analytics.summary(tenant, new Period(first, last, zone)).totals().requests();
    }

    private List<String> days(UUID tenant, Period period) {
        return analytics.daily(tenant, period).stream()
                .map(day -> day.date() + ": " + day.totals().requests())
                .toList();
    }

    @Test
    void a_month_begins_and_ends_at_midnight() {
        UUID tenant =
                ledger.tenantWith(
                        Entry.at("2026-01-31T23:59:59.999999Z"),
                        Entry.at("2026-02-01T00:00:00Z"),
                        Entry.at("2026-02-28T23:59:59.999999Z"),
                        Entry.at("2026-03-01T00:00:00Z"));
        assertThat(requests(tenant, date("2026-02-01"), date("2026-02-28"), UTC)).isEqualTo(2);
        assertThat(days(tenant, new Period(date("2026-02-27"), date("2026-03-01"), UTC)))
                .containsExactly("2026-02-27: 0", "2026-02-28: 1", "2026-03-01: 1");
    }

    @Test
    void a_leap_year_has_its_29_february_and_no_other_year_has() {
        UUID tenant =
                ledger.tenantWith(
                        Entry.at("2024-02-29T12:00:00Z"), Entry.at("2024-03-01T00:00:00Z"));
        assertThat(days(tenant, new Period(date("2024-02-28"), date("2024-03-01"), UTC)))
                .containsExactly("2024-02-28: 0", "2024-02-29: 1", "2024-03-01: 1");
        assertThat(days(tenant, new Period(date("2100-02-28"), date("2100-03-01"), UTC)))
                .containsExactly("2100-02-28: 0", "2100-03-01: 0");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, Europe/Berlin,    23",
        "2026-10-25, Europe/Berlin,    25",
        "2026-03-08, America/New_York, 23",
        "2026-11-01, America/New_York, 25",
        "2026-03-29, Asia/Beirut,      23",
        "2026-11-01, America/Havana,   25",
        "2026-11-21, Asia/Kathmandu,   24",
        "2026-11-21, UTC,              24"
    })
    void a_day_has_as_many_hours_as_the_clocks_there_say(LocalDate day, ZoneId zone, int hours) {
        Instant begin = day.atStartOfDay(zone).toInstant();
        UUID tenant =
                ledger.tenantWith(
                        LongStream.range(-24, 48)
                                .mapToObj(hour -> Entry.at(begin.plus(hour, ChronoUnit.HOURS)))
                                .toList());
        assertThat(requests(tenant, day, day, zone)).isEqualTo(hours);
        assertThat(analytics.daily(tenant, new Period(day, day, zone)))
                .extracting(Day::date, each -> each.totals().requests())
                .containsExactly(tuple(day, (long) hours));
        assertThat(analytics.byDayAndModel(tenant, new Period(day, day, zone)))
                .singleElement()
                .satisfies(row -> assertThat(row.totals().requests()).isEqualTo(hours));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28, UTC",
        "2026-03-29, Europe/Berlin",
        "2026-10-25, Europe/Berlin",
        "2026-03-29, Asia/Beirut",
        "2026-11-01, America/Havana",
        "2024-02-29, Pacific/Kiritimati",
        "2026-12-31, Pacific/Niue"
    })
    void midnight_belongs_to_the_day_that_begins(LocalDate day, ZoneId zone) {
        Instant midnight = day.atStartOfDay(zone).toInstant();
        UUID tenant =
                ledger.tenantWith(
                        Entry.at(midnight), Entry.at(midnight.minus(1, ChronoUnit.MICROS)));
        LocalDate before = day.minusDays(1);
        assertThat(days(tenant, new Period(before, day, zone)))
                .containsExactly(before + ": 1", day + ": 1");
        assertThat(requests(tenant, day, day, zone)).isEqualTo(1);
        assertThat(requests(tenant, before, before, zone)).isEqualTo(1);
        assertThat(requests(tenant, day.plusDays(1), day.plusDays(1), zone)).isZero();
    }

    @Test
    void the_same_moment_is_another_day_14_hours_east_and_11_hours_west() {
        UUID tenant = ledger.tenantWith(Entry.at("2026-02-28T10:30:00Z"));
        ZoneId east = ZoneId.of("Pacific/Kiritimati");
        ZoneId west = ZoneId.of("Pacific/Niue");
        LocalDate early = date("2026-02-27");
        LocalDate late = date("2026-03-01");
        assertThat(requests(tenant, late, late, east)).isEqualTo(1);
        assertThat(requests(tenant, late, late, west)).isZero();
        assertThat(requests(tenant, early, early, west)).isEqualTo(1);
        assertThat(requests(tenant, early, early, east)).isZero();
    }

    @Test
    void the_ends_of_the_calendar_are_days_like_others() {
        UUID tenant =
                ledger.tenantWith(
                        Entry.at("0001-01-01T00:00:00Z"), Entry.at("9999-12-31T23:59:59Z"));
        ZoneId east = ZoneId.of("Etc/GMT-14");
        assertThat(requests(tenant, date("0001-01-01"), date("9999-12-31"), UTC)).isEqualTo(2);
        assertThat(requests(tenant, date("9999-12-31"), date("9999-12-31"), east)).isZero();
        assertThat(days(tenant, new Period(date("0001-01-01"), date("0001-01-02"), UTC)))
                .containsExactly("0001-01-01: 1", "0001-01-02: 0");
    }

    static Stream<Instant> moments() {
        return Stream.of("2026-01-15T11:45:00Z", "2026-07-15T00:15:00Z", "2024-02-29T23:45:00Z")
                .map(Instant::parse);
    }

    @Test
    @DisplayName("every time zone that is accepted is known to the database, with the same days")
    void java_and_the_database_have_the_same_calendar() {
        Set<String> zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
        for (Instant moment : moments().toList()) {
            UUID tenant = ledger.tenantWith(Entry.at(moment));
            Set<String> otherwise = new TreeSet<>();
            for (String zone : zones) {
                LocalDate day = moment.atZone(ZoneId.of(zone)).toLocalDate();
                if (requests(tenant, day, day, ZoneId.of(zone)) != 1) {
                    otherwise.add(zone);
                }
            }
            assertThat(otherwise).isEmpty();
        }
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
