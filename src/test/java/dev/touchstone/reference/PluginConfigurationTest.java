package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginConfigurationTest {
    private static final String PLUGINS = "/api/v1/plugins/";
    private static final String STORED =
            """
            {"smtp_host":"mail.test","smtp_port":587,"from_email":"a@mail.test","smtp_password":"geheim"}\
            """;

    private RouterFixture fixture;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return fixture.send(method, PLUGINS + path, fixture.ada, body);
    }

    private void mailStillAsStored() throws Exception {
        assertThat(send("GET", "email_notifications/config", null).body())
                .isEqualTo(STORED.replace("geheim", "********"));
    }

    private void isRefused(String param, HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        JsonNode error = fixture.jsonOf(response).path("error");
        assertThat(error.path("param").asText(null)).isEqualTo(param);
        assertThat(error.path("message").asText()).doesNotContain("geheim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "config.smtp_host     | {`smtp_host`:``}",
                "config.smtp_host     | {`smtp_host`:7}",
                "config.smtp_host     | {`smtp_host`:`a b`}",
                "config.smtp_host     | {`smtp_host`:`mail\\u0000.test`}",
                "config.smtp_host     | {`smtp_host`:`<script>alert(1)</script>`}",
                "config.smtp_host     | {`smtp_host`:`'; drop table plugins; --`}",
                "config.smtp_host     | {`smtp_host`:[`mail.test`]}",
                "config.smtp_host     | {`smtp_host`:null}",
                "config.smtp_port     | {`smtp_port`:0}",
                "config.smtp_port     | {`smtp_port`:-587}",
                "config.smtp_port     | {`smtp_port`:65536}",
                "config.smtp_port     | {`smtp_port`:587.5}",
                "config.smtp_port     | {`smtp_port`:1e400}",
                "config.smtp_port     | {`smtp_port`:1e999999999}",
                "config.smtp_port     | {`smtp_port`:99999999999999999999999999999999}",
                "config.smtp_port     | {`smtp_port`:`587`}",
                "config.smtp_port     | {`smtp_port`:true}",
                "config.smtp_port     | {`smtp_port`:{}}",
                "config.from_email    | {`from_email`:`nobody`}",
                "config.from_email    | {`from_email`:`a@b@c`}",
                "config.smtp_password | {`smtp_password`:``}",
                "config.smtp_password | {`smtp_password`:1234}",
                "config.smtp_password | {`smtp_password`:`\\ud800`}",
                "config.smtp_prot     | {`smtp_prot`:587}",
                "config.tenant_id     | {`tenant_id`:`other`}",
                "config.__proto__     | {`__proto__`:{`admin`:true}}",
            })
    @DisplayName(
            "PLUGIN-4: what breaks the schema is refused by name, in each way, and is not kept")
    void a_broken_setting_is_refused_by_name(String param, String text) throws Exception {
        String broken = text.replace('`', '"');
        assertThat(send("PUT", "email_notifications/config", STORED).statusCode()).isEqualTo(200);
        ObjectNode whole = (ObjectNode) fixture.json.readTree(STORED);
        String rest = broken.substring(1, broken.length() - 1);
        for (String name : new String[] {"smtp_host", "smtp_port", "from_email", "smtp_password"}) {
            if (broken.contains("\"" + name + "\"")) {
                whole.remove(name);
            }
        }
        String put = whole.toString().replaceFirst("}$", "") + "," + rest + "}";

        isRefused(param, send("PATCH", "email_notifications/config", broken));
        mailStillAsStored();
        isRefused(param, send("PUT", "email_notifications/config", put));
        mailStillAsStored();
        isRefused(param, send("POST", "email_notifications/enable", "{\"config\":" + put + "}"));
        mailStillAsStored();
        assertThat(fixture.send("GET", "/api/v1/plugins", fixture.ada, null).body())
                .doesNotContain("\"enabled\":true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://h.test                     | 200",
                "https://h.test:8443/a/b?c=d        | 200",
                "http://h.test                      | 422",
                "HTTPS://h.test                     | 422",
                "https://                           | 422",
                "https:///path                      | 422",
                "https://?q                         | 422",
                "https://h.test/with space          | 422",
                "javascript:alert(1)                | 422",
                "ftp://h.test                       | 422",
                "h.test                             | 422",
                "********                           | 422",
            })
    @DisplayName("PLUGIN-4: a webhook is an https address with a host, and no mask of nothing")
    void a_webhook_is_an_https_address(String address, int status) throws Exception {
        send("DELETE", "slack_notifications/config", null);
        String body = fixture.json.createObjectNode().put("webhook_url", address).toString();
        HttpResponse<String> response = send("PUT", "slack_notifications/config", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        if (status == 422) {
            isRefused("config.webhook_url", response);
            assertThat(response.body().replace("^https://", "")).doesNotContain(address);
            assertThat(send("GET", "slack_notifications/config", null).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":01}"})
    @DisplayName("CHAT-6 holds for plugins, too: what is no JSON is told as that")
    void no_json_is_bad_request(String body) throws Exception {
        for (String method : new String[] {"PUT", "PATCH"}) {
            assertThat(send(method, "preferences/config", body).statusCode()).isEqualTo(400);
        }
        assertThat(send("POST", "preferences/enable", body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT  | preferences/config | []             |",
                "PUT  | preferences/config | null           |",
                "PATCH| preferences/config | \"text\"       |",
                "POST | preferences/enable | 7              |",
                "POST | preferences/enable | {\"config\":1}   | config",
                "POST | preferences/enable | {\"config\":[]}  | config",
                "POST | preferences/enable | {\"colour\":{}}  | colour",
            })
    @DisplayName("PLUGIN-4: a configuration is an object")
    void another_kind_of_json_is_refused(String method, String path, String body, String param)
            throws Exception {
        isRefused(param, send(method, path, body));
    }

    static Stream<String> anything() {
        String keys =
                Stream.iterate(0, i -> i + 1)
                        .limit(10_000)
                        .map(i -> "\"key-%d\":%d".formatted(i, i))
                        .reduce((a, b) -> a + "," + b)
                        .orElseThrow();
        return Stream.of(
                "{}",
                "{\"z\":1,\"a\":[true,false,null,{\"b\":{}}],\"\":\"empty name\"}",
                "{\"script\":\"<script>alert('x')</script>\",\"sql\":\"'; drop table plugins; --\"}",
                "{\"nul\":\"a\\u0000b\",\"control\":\"\\u001B[31m\\r\\n\\t\"}",
                "{\"unicode\":\"é é שלום 你好 👩🏽‍🚀 \u202E\uFEFF\",\"名前\":\"値\"}",
                "{\"money\":0.10,\"large\":123456789012345678901234567890,\"small\":1E-400}",
                "{\"mask\":\"********\",\"$schema\":\"x\",\"$ref\":\"file:///etc/passwd\"}",
                "{\"long\":\"" + "x".repeat(1_000_000) + "\"}",
                "{" + keys + "}",
                "{\"deep\":" + "[".repeat(31) + "]".repeat(31) + "}");
    }

    @ParameterizedTest
    @MethodSource("anything")
    @DisplayName("PLUGIN-3: whatever a free-form plugin is given is read back byte for byte")
    void anything_is_data(String body) throws Exception {
        assertThat(send("PUT", "scratchpad/config", body).body()).isEqualTo(body);
        HttpResponse<String> read = send("GET", "scratchpad/config", null);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(body);
    }

    @Test
    @DisplayName(
            "PLUGIN-4: too deep, too long, half a character: refused, and what was there stays")
    void what_nobody_could_keep_is_refused() throws Exception {
        assertThat(send("PUT", "scratchpad/config", "{\"a\":1}").statusCode()).isEqualTo(200);
        String deep = "{\"deep\":" + "[".repeat(32) + "]".repeat(32) + "}";
        isRefused("config.deep", send("PUT", "scratchpad/config", deep));
        isRefused("config.deep", send("PATCH", "scratchpad/config", deep));
        isRefused("config.a", send("PUT", "scratchpad/config", "{\"a\":{\"b\":[\"\\ud800\"]}}"));
        String halfName = "{\"a\":{\"\\ud800\":1}}";
        assertThat(send("PUT", "scratchpad/config", halfName).statusCode()).isEqualTo(400);
        String tooDeepForAnyone = "{\"d\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThat(send("PUT", "scratchpad/config", tooDeepForAnyone).statusCode()).isEqualTo(400);
        String tooLong = "{\"long\":\"" + "x".repeat(1 << 20) + "\"}";
        assertThat(send("PUT", "scratchpad/config", tooLong).statusCode()).isEqualTo(413);
        assertThat(send("GET", "scratchpad/config", null).body()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"smtp_host", "from_email", "smtp_password", "reply_to", "smtp_port", "x"})
    @DisplayName("PLUGIN-4: a setting of a megabyte is refused by its name")
    void a_long_setting_is_refused(String setting) throws Exception {
        assertThat(send("PUT", "email_notifications/config", STORED).statusCode()).isEqualTo(200);
        for (String part : new String[] {"x", "x.", "x@", "@", " "}) {
            String value = part.repeat(1_000_000 / part.length());
            String change = "{\"" + setting + "\":\"" + value + "\"}";
            isRefused("config." + setting, send("PATCH", "email_notifications/config", change));
        }
        mailStillAsStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x.", "/", "%", "a/"})
    @DisplayName("PLUGIN-4: an address of a megabyte is refused by its name")
    void a_long_address_is_refused(String part) throws Exception {
        String value = "https://h.test/" + part.repeat(1_000_000 / part.length());
        String body = "{\"webhook_url\":\"" + value + "\"}";
        isRefused("config.webhook_url", send("PUT", "slack_notifications/config", body));
    }

    @Test
    @DisplayName("PLUGIN-4: a configuration does not grow without bounds by change after change")
    void what_grows_too_long_is_refused() throws Exception {
        String half = "{\"first\":\"" + "x".repeat(600_000) + "\"}";
        assertThat(send("PUT", "scratchpad/config", half).statusCode()).isEqualTo(200);
        isRefused("config", send("PATCH", "scratchpad/config", half.replace("first", "second")));
        assertThat(send("GET", "scratchpad/config", null).body()).isEqualTo(half);
    }
}
