package dev.touchstone.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.acceptance.world.books.Books;
import dev.touchstone.acceptance.world.books.EngineWork;
import dev.touchstone.acceptance.world.books.RunBooks;
import dev.touchstone.engine.EngineConfig;
import dev.touchstone.engine.EngineControl;
import dev.touchstone.engine.ScriptedEngine;
import dev.touchstone.router.Capability;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LEDGER-2: a run ends with one reconciliation of everything")
class RunBooksTest {

    private final ScriptedEngine engine =
            ScriptedEngine.start(new EngineConfig("one", 0, List.of("phi")));
    private final EngineControl control = new EngineControl(engine.url());

    @AfterEach
    void stop() {
        engine.close();
    }

    private void ask(String text) throws IOException, InterruptedException {
        String body =
                "{\"model\":\"phi\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(text);
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(engine.url() + "/v1/chat/completions"))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding());
    }

    private RunBooks begin() {
        return new RunBooks(Map.of("one", control));
    }

    private Books all() {
        return new Books(
                List.of(),
                control.journal().stream().map(EngineWork::of).toList(),
                List.of(),
                List.of(),
                true);
    }

    @Test
    void without_a_ledger_or_engines_there_are_no_books_of_the_run() {
        Map<String, EngineControl> engines = Map.of("one", control);

        assertThat(RunBooks.begin(Set.of(), engines)).isPresent();
        assertThat(RunBooks.begin(Set.of(Capability.LEDGER), engines)).isEmpty();
        assertThat(RunBooks.begin(Set.of(), Map.of())).isEmpty();
    }

    @Test
    void what_a_scenario_accounts_for_is_fine() throws Exception {
        RunBooks run = begin();
        ask("Known");
        run.claim(all());
        run.close();
        assertThatCode(run::check).doesNotThrowAnyException();
    }

    @Test
    void a_request_that_belongs_to_no_scenario_is_told() throws Exception {
        RunBooks run = begin();
        ask("Known");
        run.claim(all());
        ask("Whose is this?");
        run.close();
        assertThatThrownBy(run::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("request 2 of engine one belongs to no scenario")
                .hasMessageContaining("Whose is this?");
    }

    @Test
    void what_was_asked_before_the_run_is_none_of_its_business() throws Exception {
        ask("Before");
        RunBooks run = begin();
        run.close();
        assertThatCode(run::check).doesNotThrowAnyException();
    }

    @Test
    void a_difference_is_told_with_its_scenario() {
        RunBooks run = begin();
        run.add("ledger.feature:7", all(), List.of("one cent is missing"));
        run.close();
        assertThatThrownBy(run::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ledger.feature:7: one cent is missing");
    }

    @Test
    void the_summary_says_how_much_was_held_against_each_other() throws Exception {
        RunBooks run = begin();
        ask("Known");
        run.claim(all());
        run.add("ledger.feature:7", all(), List.of());
        run.add("ledger.feature:9", all(), List.of("one cent is missing"));
        run.close();
        assertThat(run.summary())
                .isEqualTo(
                        "Ledger and engines were held against each other: 0 entries and 2 engine requests of 2 scenarios, 1 differences");
    }

    @Test
    void ten_scenarios_that_differ_are_enough_and_what_nobody_looked_at_behind_them_is_told() {
        RunBooks run = begin();
        for (int line = 1; line < 10; line++) {
            run.add("ledger.feature:" + line, all(), List.of("one cent", "one token"));
        }
        run.add("ledger.feature:10", all(), List.of());
        assertThat(run.haveDifferedEnough()).isFalse();
        assertThat(run.summary()).endsWith("10 scenarios, 18 differences");
        run.add("ledger.feature:11", all(), List.of("one cent"));
        assertThat(run.haveDifferedEnough()).isTrue();
        run.skip();
        run.skip();
        assertThat(run.summary())
                .endsWith(
                        "11 scenarios, 19 differences; 2 scenarios behind the first 10 that differed were not looked at");
    }
}
