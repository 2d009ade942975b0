package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.plugins.BrokenConfiguration;
import dev.touchstone.reference.plugins.ConfigurationUnreadable;
import dev.touchstone.reference.plugins.PluginState;
import dev.touchstone.reference.plugins.Plugins;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins of the caller's own tenant. */
final class PluginsHandler implements Operations.Part {
    private static final Logger LOG = LoggerFactory.getLogger(PluginsHandler.class);
    private static final String PLUGINS = "/api/v1/plugins";
    private static final String CONFIGURATION = PLUGINS + "/{name}/config";

    private final Json json;
    private final Plugins plugins;

    PluginsHandler(Json json, Plugins plugins) {
        this.json = json;
        this.plugins = plugins;
    }

    @Override
    public void offer(Operations operations) {
        operations.guarded(HandlerType.GET, PLUGINS, Action.READ_PLUGINS, this::list);
        manage(operations, HandlerType.POST, PLUGINS + "/{name}/enable", this::enable);
        manage(operations, HandlerType.POST, PLUGINS + "/{name}/disable", this::disable);
        operations.guarded(
                HandlerType.GET, CONFIGURATION, Action.READ_PLUGINS, telling(this::read));
        manage(operations, HandlerType.PUT, CONFIGURATION, this::configure);
        manage(operations, HandlerType.PATCH, CONFIGURATION, this::change);
        manage(operations, HandlerType.DELETE, CONFIGURATION, this::unconfigure);
    }

    private static void manage(
            Operations operations, HandlerType method, String path, Operations.Service service) {
        operations.guarded(method, path, Action.MANAGE_PLUGINS, telling(service));
    }

    /** The service, with what is wrong about a configuration told in the contract's shape. */
    private static Operations.Service telling(Operations.Service service) {
        return (context, caller) -> {
            try {
                service.serve(context, caller);
            } catch (BrokenConfiguration e) {
                throw ApiError.invalidField(e.part(), e.getMessage());
            } catch (ConfigurationUnreadable e) {
                LOG.warn("Request {}: {}", RequestId.of(context), e.getMessage());
                throw ApiError.configurationUnreadable(e.getMessage());
            }
        };
    }

    private void list(Context context, Caller caller) {
        ArrayNode list = json.array();
        plugins.list(caller.tenantId()).forEach(state -> list.add(body(state)));
        json.answer(context, 200, list);
    }

    private void enable(Context context, Caller admin) throws IOException {
        Fields fields = Fields.of(json.body(context)).only(Set.of("config"));
        answer(context, plugins.enable(admin.tenantId(), name(context), fields.object("config")));
    }

    private void disable(Context context, Caller admin) {
        answer(context, plugins.disable(admin.tenantId(), name(context)));
    }

    private void read(Context context, Caller caller) {
        tell(context, plugins.configuration(caller.tenantId(), name(context)));
    }

    private void configure(Context context, Caller admin) throws IOException {
        ObjectNode whole = json.body(context);
        tell(context, plugins.configure(admin.tenantId(), name(context), whole));
    }

    private void change(Context context, Caller admin) throws IOException {
        ObjectNode part = json.body(context);
        tell(context, plugins.change(admin.tenantId(), name(context), part));
    }

    private void unconfigure(Context context, Caller admin) {
        if (!plugins.unconfigure(admin.tenantId(), name(context))) {
            throw ApiError.notFound();
        }
        context.status(204);
    }

    private static String name(Context context) {
        return context.pathParam("name");
    }

    private void answer(Context context, Optional<PluginState> state) {
        json.answer(context, 200, body(state.orElseThrow(ApiError::notFound)));
    }

    private void tell(Context context, Optional<ObjectNode> configuration) {
        json.answer(context, 200, configuration.orElseThrow(ApiError::notFound));
    }

    private ObjectNode body(PluginState state) {
        ObjectNode body =
                json.object()
                        .put("name", state.plugin().name())
                        .put("description", state.plugin().description())
                        .put("enabled", state.enabled());
        body.set("config_schema", state.plugin().schemaDocument());
        return body;
    }
}
