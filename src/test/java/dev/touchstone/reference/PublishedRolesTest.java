package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("ROLE-1: the published contract tells the roles that the router lets in")
@ExtendWith(PostgresExtension.class)
class PublishedRolesTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @Test
    void every_secured_operation_lets_in_exactly_its_published_roles(
            ReferenceConfig.Database database) throws Exception {
        try (RouterFixture fixture = new RouterFixture(database)) {
            Map<String, String> tokens =
                    Map.of(
                            "admin", fixture.ada,
                            "operator", fixture.otto,
                            "viewer", fixture.vera,
                            "platform_admin",
                                    RouterFixture.token(
                                            RouterFixture.PLATFORM, null, "platform_admin"));
            JsonNode document = fixture.jsonOf(fixture.send("GET", "/openapi.json", null, null));
            List<String> wrong = new ArrayList<>();
            int secured = 0;
            for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                    if (!METHODS.contains(method.getKey()) || method.getValue().has("security")) {
                        continue;
                    }
                    secured++;
                    for (Map.Entry<String, String> token : tokens.entrySet()) {
                        boolean told =
                                method.getValue()
                                        .path("x-roles")
                                        .toString()
                                        .contains("\"" + token.getKey() + "\"");
                        if (letIn(fixture, method.getKey(), path.getKey(), token.getValue())
                                != told) {
                            wrong.add(method.getKey() + " " + path.getKey() + " " + token.getKey());
                        }
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(secured).isGreaterThan(20);
        }
    }

    /** Asks for a thing that is not there, or with nothing in the request. */
    private static boolean letIn(RouterFixture fixture, String method, String path, String token)
            throws Exception {
        String nowhere = path.replaceAll("\\{[^}]*}", RouterFixture.unique());
        return fixture.send(method.toUpperCase(Locale.ROOT), nowhere, token, null).statusCode()
                != 403;
    }
}
