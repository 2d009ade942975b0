package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Plugins;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/plugins}. */
record PlatformPlugins(Operations operations) implements Plugins {

    private static final String PLUGINS = "/api/v1/plugins";

    @Override
    public Outcome<List<Plugin>> list(Person caller) {
        return Replies.json(
                operations.send("listPlugins", Request.get(PLUGINS), caller.credential()),
                200,
                JsonNode::isArray,
                rows -> Replies.each(rows, PlatformPlugins::plugin));
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
        return Replies.json(
                operations.send("enablePlugin", post, caller.credential()),
                200,
                JsonNode::isObject,
                PlatformPlugins::plugin);
    }

    @Override
    public Outcome<Plugin> disable(Person caller, String plugin) {
        Request post = Request.json("POST", at(plugin, "/disable"), "{}");
        return Replies.json(
                operations.send("disablePlugin", post, caller.credential()),
                200,
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
        return Replies.done(
                operations.send("removePluginConfiguration", delete, caller.credential()));
    }

    private static String at(String plugin, String what) {
        String name = URLEncoder.encode(plugin, StandardCharsets.UTF_8).replace("+", "%20");
        return PLUGINS + "/" + name + what;
    }

    private static Outcome<Map<String, Object>> configuration(Received received) {
        return Replies.json(received, 200, JsonNode::isObject, ConfigurationJson::read);
    }

    private static Plugin plugin(JsonNode row) {
        return new Plugin(
                row.path("name").asText(),
                row.path("description").asText(),
                row.path("enabled").asBoolean(),
                row.path("config_schema").toString());
    }
}
