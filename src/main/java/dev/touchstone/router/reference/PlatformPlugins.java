package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Plugins;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.router.openai.Refusals;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** {@code /api/v1/plugins}. */
record PlatformPlugins(Operations operations) implements Plugins {

    private static final String PLUGINS = "/api/v1/plugins";

    @Override
    public Outcome<List<Plugin>> list(Person caller) {
        return given(
                operations.send("listPlugins", Request.get(PLUGINS), caller.credential()),
                JsonNode::isArray,
                rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(PlatformPlugins::plugin)
                                .toList());
    }

    @Override
    public Outcome<Plugin> enable(Person caller, String plugin) {
        return enable(caller, plugin, Json.object().toString());
    }

    @Override
    public Outcome<Plugin> enable(Person caller, String plugin, Map<String, Object> configuration) {
        String body = Json.object().set("config", ConfigurationJson.of(configuration)).toString();
        return enable(caller, plugin, body);
    }

    private Outcome<Plugin> enable(Person caller, String plugin, String body) {
        Request post = Request.json("POST", at(plugin, "/enable"), body);
        return given(
                operations.send("enablePlugin", post, caller.credential()),
                JsonNode::isObject,
                PlatformPlugins::plugin);
    }

    @Override
    public Outcome<Plugin> disable(Person caller, String plugin) {
        Request post = Request.json("POST", at(plugin, "/disable"), "{}");
        return given(
                operations.send("disablePlugin", post, caller.credential()),
                JsonNode::isObject,
                PlatformPlugins::plugin);
    }

    @Override
    public Outcome<Map<String, Object>> configuration(Person caller, String plugin) {
        Request get = Request.get(at(plugin, "/config"));
        return configuration(operations.send("readPluginConfiguration", get, caller.credential()));
    }

    @Override
    public Outcome<Map<String, Object>> configure(
            Person caller, String plugin, Map<String, Object> configuration) {
        Request put =
                Request.json(
                        "PUT",
                        at(plugin, "/config"),
                        ConfigurationJson.of(configuration).toString());
        return configuration(operations.send("setPluginConfiguration", put, caller.credential()));
    }

    @Override
    public Outcome<Map<String, Object>> change(
            Person caller, String plugin, Map<String, Object> part) {
        Request patch =
                Request.json("PATCH", at(plugin, "/config"), ConfigurationJson.of(part).toString());
        return configuration(
                operations.send("changePluginConfiguration", patch, caller.credential()));
    }

    @Override
    public Outcome<Void> unconfigure(Person caller, String plugin) {
        Request delete = Request.delete(at(plugin, "/config"));
        Received received =
                operations.send("removePluginConfiguration", delete, caller.credential());
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        return reply.status() == 204 ? new Outcome.Given<>(null) : Refusals.of(reply);
    }

    private static String at(String plugin, String what) {
        String name = URLEncoder.encode(plugin, StandardCharsets.UTF_8).replace("+", "%20");
        return PLUGINS + "/" + name + what;
    }

    private static Outcome<Map<String, Object>> configuration(Received received) {
        return given(received, JsonNode::isObject, ConfigurationJson::read);
    }

    private static <T> Outcome<T> given(
            Received received, Predicate<JsonNode> kind, Function<JsonNode, T> read) {
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        Optional<JsonNode> body = Json.read(reply).filter(kind);
        return reply.status() == 200 && body.isPresent()
                ? new Outcome.Given<>(read.apply(body.get()))
                : Refusals.of(reply);
    }

    private static Plugin plugin(JsonNode row) {
        return new Plugin(
                row.path("name").asText(),
                row.path("description").asText(),
                row.path("enabled").asBoolean(),
                row.path("config_schema").toString());
    }
}
