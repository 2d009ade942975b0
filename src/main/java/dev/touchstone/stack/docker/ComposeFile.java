package dev.touchstone.stack.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.stack.StackFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compose file that Docker has read and found good, with the environment that it needs.
 *
 * @param project the name that it gives to a system that a person starts
 * @param services by name
 */
public record ComposeFile(
        Path path, Map<String, String> environment, String project, Map<String, Service> services) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * @param image its name and version
     * @param build how this project makes it; empty for an image of somebody else's
     * @param start how long it may take to become healthy: its {@code start_period}
     */
    public record Service(String image, Optional<Build> build, Duration start) {}

    /** What an image is made from. */
    public record Build(Path context, Path dockerfile) {}

    /**
     * @param environment what is added to that of this process; it may hold secrets
     * @throws StackFailed when it is none, or when a service has no image or no health check
     */
    public static ComposeFile read(Docker docker, Path path, Map<String, String> environment) {
        if (!Files.isRegularFile(path)) {
            throw new StackFailed(
                    "There is no %s. Expected the compose file of the stack; stacks are started in the project's own folder"
                            .formatted(path));
        }
        Docker.Said said =
                docker.say(
                        LIMIT,
                        environment,
                        List.of("compose", "-f", path.toString(), "config", "--format", "json"));
        if (!said.well()) {
            throw wrong(path, said.complaint());
        }
        try {
            return of(path, environment, JsonMapper.builder().build().readTree(said.out()));
        } catch (JsonProcessingException e) {
            throw wrong(path, "Docker tells it as something that is no JSON: " + e.getMessage());
        }
    }

    private static ComposeFile of(Path path, Map<String, String> environment, JsonNode config) {
        Map<String, Service> services = new LinkedHashMap<>();
        config.path("services")
                .properties()
                .forEach(
                        each ->
                                services.put(
                                        each.getKey(),
                                        service(path, each.getKey(), each.getValue())));
        if (services.isEmpty()) {
            throw wrong(path, "it has no services");
        }
        return new ComposeFile(path, environment, config.path("name").asText(), services);
    }

    private static Service service(Path path, String name, JsonNode service) {
        if (!service.hasNonNull("image")) {
            throw wrong(path, "services: %s: expected an image".formatted(name));
        }
        if (!service.path("healthcheck").hasNonNull("test")) {
            throw wrong(
                    path,
                    "services: %s: expected a healthcheck, by which its start is awaited"
                            .formatted(name));
        }
        return new Service(
                service.get("image").asText(),
                Optional.of(service.path("build"))
                        .filter(JsonNode::isObject)
                        .map(ComposeFile::build),
                seconds(service.path("healthcheck").path("start_period").asText("0s")));
    }

    /** As Docker tells it: 5s, 3m0s, 1h0m0s. */
    private static Duration seconds(String text) {
        return text.matches("(\\d+h)?(\\d+m)?(\\d+s)?")
                ? Duration.parse("PT" + text)
                : Duration.ZERO;
    }

    /** How long it may take until all its services are healthy, and longer where somebody wants. */
    Duration patience(Duration wanted) {
        return services.values().stream()
                .map(Service::start)
                .filter(start -> start.compareTo(wanted) > 0)
                .max(Duration::compareTo)
                .orElse(wanted);
    }

    private static Build build(JsonNode build) {
        Path context = Path.of(build.path("context").asText("."));
        return new Build(context, context.resolve(build.path("dockerfile").asText("Dockerfile")));
    }

    private static StackFailed wrong(Path path, String what) {
        return new StackFailed(
                "%s cannot be used: %s. `docker compose -f %1$s config` checks it"
                        .formatted(path, what));
    }

    /** Secrets are not printed. */
    @Override
    public String toString() {
        return "ComposeFile[%s, %s]".formatted(path, services.keySet());
    }
}
