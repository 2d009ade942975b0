package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {
    private RouterFixture fixture;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    private JsonNode created(String externalId, String role) throws Exception {
        HttpResponse<String> response =
                fixture.send(
                        "POST",
                        "/api/v1/admin/users",
                        fixture.ada,
                        "{\"external_id\":\"" + externalId + "\",\"role\":\"" + role + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return fixture.jsonOf(response);
    }

    private int models(String person) throws Exception {
        String token = RouterFixture.token(person, fixture.tenant, "operator");
        return fixture.send("GET", "/v1/models", token, null).statusCode();
    }

    @Test
    void an_admin_creates_lists_and_changes_people() throws Exception {
        JsonNode nina = created("nina", "viewer");
        assertThat(models("nina")).isEqualTo(200);
        JsonNode list =
                fixture.jsonOf(fixture.send("GET", "/api/v1/admin/users", fixture.ada, null));
        assertThat(list.findValuesAsText("external_id"))
                .startsWith("ada", "otto", "vera")
                .contains("nina");
        assertThat(list.get(0).path("email").asText()).isEqualTo("ada@acme.test");
        String path = "/api/v1/admin/users/" + nina.path("id").asText();
        JsonNode changed =
                fixture.jsonOf(fixture.send("PATCH", path, fixture.ada, "{\"role\":\"operator\"}"));
        assertThat(changed.path("role").asText()).isEqualTo("operator");
        assertThat(changed.path("active").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("AUTH-9")
    void a_disabled_person_is_refused_until_enabled_again() throws Exception {
        String path = "/api/v1/admin/users/" + created("dora", "operator").path("id").asText();
        assertThat(models("dora")).isEqualTo(200);
        fixture.send("PATCH", path, fixture.ada, "{\"active\":false}");
        assertThat(models("dora")).isEqualTo(403);
        fixture.send("PATCH", path, fixture.ada, "{\"active\":true}");
        assertThat(models("dora")).isEqualTo(200);
    }

    private HttpResponse<String> tenantChange(String id, String token, String body)
            throws Exception {
        return fixture.send("PATCH", "/api/v1/platform/tenants/" + id, token, body);
    }

    private static String platform() {
        return RouterFixture.token(RouterFixture.PLATFORM, null, "platform_admin");
    }

    @Test
    @DisplayName("AUTH-9: all people of a disabled tenant, and nobody else")
    void a_disabled_tenant_is_refused_until_enabled_again() throws Exception {
        String people = "[{\"external_id\":\"ida\",\"role\":\"admin\"}]";
        String id =
                fixture.newTenant("{\"name\":\"Off\",\"users\":" + people + "}")
                        .path("id")
                        .asText();
        String ida = RouterFixture.token("ida", id, "admin");
        for (boolean active : new boolean[] {false, false, true, true}) {
            HttpResponse<String> changed =
                    tenantChange(id, platform(), "{\"active\":" + active + "}");
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(fixture.jsonOf(changed).toString())
                    .isEqualTo(
                            "{\"id\":\"%s\",\"name\":\"Off\",\"active\":%s}".formatted(id, active));
            assertThat(fixture.send("GET", "/api/v1/admin/users", ida, null).statusCode())
                    .isEqualTo(active ? 200 : 403);
            assertThat(models("otto")).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | null   | {\"active\":",
                "422 | null   | [false]",
                "422 | active | {}",
                "422 | active | {\"active\":null}",
                "422 | active | {\"active\":\"false\"}",
                "422 | active | {\"active\":0}",
                "422 | name   | {\"active\":false,\"name\":\"x\"}",
            })
    @DisplayName("CHAT-6 holds for a change of a tenant: the field is named, nothing is changed")
    void a_broken_change_of_a_tenant_is_refused(int status, String param, String body)
            throws Exception {
        HttpResponse<String> response = tenantChange(fixture.tenant, platform(), body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(fixture.jsonOf(response).at("/error/param").asText()).isEqualTo(param);
        assertThat(models("otto")).isEqualTo(200);
    }

    @Test
    @DisplayName("ROLE-1: a tenant's people do not disable it; nobody disables what is not there")
    void only_the_platforms_administrator_disables_a_tenant_that_there_is() throws Exception {
        String off = "{\"active\":false}";
        for (String token : new String[] {fixture.ada, fixture.otto, fixture.vera}) {
            assertThat(tenantChange(fixture.tenant, token, off).statusCode()).isEqualTo(403);
        }
        assertThat(tenantChange(fixture.tenant, null, off).statusCode()).isEqualTo(401);
        assertThat(models("otto")).isEqualTo(200);
        for (String id : new String[] {RouterFixture.unique(), "x", "'%20or%20true--"}) {
            assertThat(tenantChange(id, platform(), off).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void an_external_id_is_one_of_a_kind_in_its_tenant() throws Exception {
        created("twin", "viewer");
        HttpResponse<String> again =
                fixture.send(
                        "POST",
                        "/api/v1/admin/users",
                        fixture.ada,
                        "{\"external_id\":\"twin\",\"role\":\"viewer\"}");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(fixture.jsonOf(again).at("/error/param").asText()).isEqualTo("external_id");
    }

    @Test
    @DisplayName("TENANT-2, ROLE-4: another tenant's person and nobody look exactly alike")
    void another_tenants_person_is_not_there() throws Exception {
        JsonNode other =
                fixture.newTenant(
                        "{\"name\":\"Other\",\"users\":[{\"external_id\":\"zoe\",\"role\":\"viewer\"}]}");
        String change = "{\"role\":\"admin\"}";
        HttpResponse<String> theirs =
                fixture.send(
                        "PATCH",
                        "/api/v1/admin/users/" + other.at("/users/0/id").asText(),
                        fixture.ada,
                        change);
        HttpResponse<String> nobody =
                fixture.send(
                        "PATCH",
                        "/api/v1/admin/users/" + RouterFixture.unique(),
                        fixture.ada,
                        change);
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(theirs.body()).isEqualTo(nobody.body());
        HttpResponse<String> list = fixture.send("GET", "/api/v1/admin/users", fixture.ada, null);
        assertThat(list.body()).doesNotContain("zoe");
    }

    @Test
    @DisplayName("ROLE-1: operators and viewers do not manage people")
    void others_may_not() throws Exception {
        for (String token : new String[] {fixture.otto, fixture.vera}) {
            String body = "{\"external_id\":\"x\",\"role\":\"admin\"}";
            assertThat(fixture.send("POST", "/api/v1/admin/users", token, body).statusCode())
                    .isEqualTo(403);
            assertThat(fixture.send("GET", "/api/v1/admin/users", token, null).statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name           | {}",
                "name           | {\"name\":\"\"}",
                "name           | {\"name\":\"\\u0000\"}",
                "name           | {\"name\":\"\\ud800\"}",
                "colour         | {\"name\":\"x\",\"colour\":\"red\"}",
                "allowed_models | {\"name\":\"x\",\"allowed_models\":[\"gpt-9\"]}",
                "allowed_models | {\"name\":\"x\",\"allowed_models\":\"llama\"}",
                "users[0]       | {\"name\":\"x\",\"users\":[1]}",
                "users[0].role  | {\"name\":\"x\",\"users\":[{\"external_id\":\"a\",\"role\":\"platform_admin\"}]}",
                "users[0].external_id | {\"name\":\"x\",\"users\":[{\"role\":\"admin\"}]}",
                "users          | {\"name\":\"x\",\"users\":[{\"external_id\":\"a\",\"role\":\"admin\"},"
                        + "{\"external_id\":\"a\",\"role\":\"admin\"}]}",
            })
    @DisplayName("CHAT-6 holds for tenants, too: the error names the field")
    void a_broken_tenant_is_refused(String param, String body) throws Exception {
        String platform = RouterFixture.token(RouterFixture.PLATFORM, null, "platform_admin");
        HttpResponse<String> response =
                fixture.send("POST", "/api/v1/platform/tenants", platform, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(fixture.jsonOf(response).at("/error/param").asText()).isEqualTo(param);
    }
}
