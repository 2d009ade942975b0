package dev.touchstone.reference.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.reference.storage.Access;
import dev.touchstone.reference.storage.Database;
import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.stack.OwnPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jdbi.v3.core.Jdbi;

/** Pages of any size, of any number of conversations and messages. */
@Label("CONVERSATION-3, CONVERSATION-4: pages, joined, are the whole")
class PagesTest {
    private static OwnPostgres postgres;
    private static Database database;
    private static Jdbi owner;
    private static Access access;

    @BeforeContainer
    static void start() {
        postgres = new OwnPostgres();
        OwnPostgres.Empty empty = postgres.emptyDatabase();
        DatabaseAddress address = empty.owner();
        database =
                Database.open(
                        new ReferenceConfig.Database(
                                address.jdbcUrl(), login(address), login(empty.application()), 2));
        await().atMost(Duration.ofSeconds(20)).until(() -> database.jdbi().isPresent());
        owner = Jdbi.create(address.jdbcUrl(), address.user(), address.password());
        access = new Access(database);
    }

    private static ReferenceConfig.Login login(DatabaseAddress address) {
        return new ReferenceConfig.Login(address.user(), address.password());
    }

    @AfterContainer
    static void stop() {
        database.close();
        postgres.close();
    }

    private static UUID tenant() {
        UUID id = UUID.randomUUID();
        owner.useHandle(
                handle -> handle.execute("insert into tenants (id, name) values (?, 'T')", id));
        return id;
    }

    @Property(tries = 40)
    void pages_of_conversations_are_all_of_them_once_the_newest_first(
            @ForAll @IntRange(max = 25) int count, @ForAll @IntRange(min = 1, max = 30) int size) {
        Conversations conversations = new Conversations(access);
        UUID tenant = tenant();
        conversations.begin(tenant(), "other", "Another tenant's", Optional.empty());
        List<Conversation> newestFirst = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(
                        i ->
                                newestFirst.add(
                                        0,
                                        conversations.begin(
                                                tenant, "ada", "Title " + i, Optional.empty())));

        List<Conversation> joined = new ArrayList<>();
        for (int offset = 0; offset < count + size; offset += size) {
            List<Conversation> page = conversations.list(tenant, size, offset);
            assertThat(page).hasSize(Math.max(0, Math.min(size, count - offset)));
            joined.addAll(page);
        }

        assertThat(joined).isEqualTo(newestFirst);
    }

    @Property(tries = 25)
    void pages_of_a_history_are_all_turns_in_the_order_of_their_questions(
            @ForAll List<Boolean> answered, @ForAll @IntRange(min = 1, max = 30) int size) {
        List<Boolean> fates = answered.subList(0, Math.min(12, answered.size()));
        Turns turns = new Turns(access);
        UUID tenant = tenant();
        UUID conversation =
                new Conversations(access).begin(tenant, "ada", "T", Optional.empty()).id();
        List<Question> questions =
                IntStream.range(0, fates.size())
                        .mapToObj(i -> turns.ask(tenant, conversation, "Q" + i).orElseThrow())
                        .toList();
        List<String> expected = new ArrayList<>();
        // The answers come from the last question to the first.
        for (int i = fates.size() - 1; i >= 0; i--) {
            if (fates.get(i)) {
                assertThat(turns.answer(questions.get(i), "A" + i)).isTrue();
                expected.add(0, "A" + i + " COMPLETE");
            } else {
                turns.fail(questions.get(i));
            }
            expected.add(0, "Q" + i + (fates.get(i) ? " COMPLETE" : " FAILED"));
        }

        List<String> joined = new ArrayList<>();
        for (int offset = 0; offset < expected.size() + size; offset += size) {
            turns.history(tenant, conversation, size, offset).orElseThrow().stream()
                    .map(message -> message.content() + " " + message.status())
                    .forEach(joined::add);
        }

        assertThat(joined).isEqualTo(expected);
    }
}
