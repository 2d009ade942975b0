package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("ROLE-4: a tenant keeps an active admin")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastAdminTest {
    private static final String USERS = "/api/v1/admin/users";

    private RouterFixture fixture;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    /** Two admins of a new tenant. */
    private record Pair(String tenant, String ida, String idaId, String jon, String jonId) {}

    private Pair pair() throws Exception {
        JsonNode made =
                fixture.newTenant(
                        "{\"name\":\"Pair\",\"users\":[{\"external_id\":\"ida\",\"role\":\"admin\"},"
                                + "{\"external_id\":\"jon\",\"role\":\"admin\"}]}");
        String tenant = made.path("id").asText();
        return new Pair(
                tenant,
                RouterFixture.token("ida", tenant, "admin"),
                made.at("/users/0/id").asText(),
                RouterFixture.token("jon", tenant, "admin"),
                made.at("/users/1/id").asText());
    }

    private HttpResponse<String> change(String token, String id, String body) throws Exception {
        return fixture.send("PATCH", USERS + "/" + id, token, body);
    }

    @Test
    void the_last_one_can_neither_be_lowered_nor_disabled() throws Exception {
        Pair pair = pair();
        assertThat(change(pair.ida(), pair.jonId(), "{\"active\":false}").statusCode())
                .isEqualTo(200);
        String before = fixture.send("GET", USERS, pair.ida(), null).body();
        for (String[] refused :
                new String[][] {
                    {"role", "{\"role\":\"operator\"}"},
                    {"role", "{\"role\":\"viewer\",\"active\":false}"},
                    {"active", "{\"active\":false}"}
                }) {
            HttpResponse<String> response = change(pair.ida(), pair.idaId(), refused[1]);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
            assertThat(fixture.jsonOf(response).at("/error/param").asText()).isEqualTo(refused[0]);
        }
        assertThat(fixture.send("GET", USERS, pair.ida(), null).body()).isEqualTo(before);
        assertThat(change(pair.ida(), pair.jonId(), "{\"active\":true}").statusCode())
                .isEqualTo(200);
        assertThat(change(pair.ida(), pair.idaId(), "{\"role\":\"viewer\"}").statusCode())
                .isEqualTo(200);
        assertThat(fixture.send("GET", USERS, pair.ida(), null).statusCode()).isEqualTo(403);
    }

    @Test
    void two_admins_who_lower_each_other_at_the_same_moment_leave_one() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                Pair pair = pair();
                String lower = "{\"role\":\"viewer\"}";
                List<Callable<Integer>> both =
                        List.of(
                                () -> change(pair.ida(), pair.jonId(), lower).statusCode(),
                                () -> change(pair.jon(), pair.idaId(), lower).statusCode());
                List<Future<Integer>> done = callers.invokeAll(both);
                assertThat(List.of(done.get(0).get(), done.get(1).get()))
                        .containsOnlyOnce(200)
                        .allMatch(status -> List.of(200, 403, 422).contains(status));
                assertThat(admins(pair)).isEqualTo(1);
            }
        } finally {
            callers.shutdown();
        }
    }

    private long admins(Pair pair) throws Exception {
        for (String token : new String[] {pair.ida(), pair.jon()}) {
            HttpResponse<String> list = fixture.send("GET", USERS, token, null);
            if (list.statusCode() == 200) {
                return fixture.jsonOf(list).findValuesAsText("role").stream()
                        .filter("admin"::equals)
                        .count();
            }
        }
        return 0;
    }
}
