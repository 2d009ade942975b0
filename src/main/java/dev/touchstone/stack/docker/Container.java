package dev.touchstone.stack.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A container of a compose project, as it was when Docker was asked.
 *
 * @param state Docker's word: {@code created}, {@code running}, {@code exited}, {@code dead} ...
 * @param health Docker's word: {@code starting}, {@code healthy}, {@code unhealthy}
 * @param lastCheck what its health check wrote the last time
 * @param error why it could not be started; empty when it could
 * @param ports where each of its ports is published, as {@code host:port}
 */
record Container(
        String id,
        String service,
        String state,
        String health,
        String lastCheck,
        int exitCode,
        boolean outOfMemory,
        String error,
        Map<Integer, String> ports) {

    static Container of(JsonNode inspected) {
        JsonNode state = inspected.path("State");
        return new Container(
                inspected.path("Id").asText(),
                inspected.path("Config").path("Labels").path("com.docker.compose.service").asText(),
                state.path("Status").asText(),
                state.path("Health").path("Status").asText("none"),
                lastCheck(state.path("Health").path("Log")),
                state.path("ExitCode").asInt(),
                state.path("OOMKilled").asBoolean(),
                state.path("Error").asText(),
                ports(inspected.path("NetworkSettings").path("Ports")));
    }

    private static String lastCheck(JsonNode log) {
        return log.path(log.size() - 1).path("Output").asText();
    }

    private static Map<Integer, String> ports(JsonNode published) {
        Map<Integer, String> ports = new TreeMap<>();
        published
                .properties()
                .forEach(
                        each -> {
                            JsonNode first = each.getValue().path(0);
                            if (first.hasNonNull("HostPort")) {
                                ports.put(
                                        Integer.valueOf(each.getKey().replaceFirst("/.*", "")),
                                        host(first.path("HostIp").asText())
                                                + ":"
                                                + first.path("HostPort").asText());
                            }
                        });
        return ports;
    }

    /** One that is published everywhere is reached at home. */
    private static String host(String ip) {
        return ip.isEmpty() || ip.equals("0.0.0.0") || ip.equals("::") ? "127.0.0.1" : ip;
    }

    boolean healthy() {
        return state.equals("running") && health.equals("healthy");
    }

    /** What is wrong with it for good; empty while it may still become healthy. */
    Optional<String> fault() {
        if (!error.isEmpty()) {
            return Optional.of("could not be started: " + error);
        }
        if (outOfMemory) {
            return Optional.of("ran out of memory");
        }
        return state.equals("exited") || state.equals("dead")
                ? Optional.of("ended with exit code " + exitCode)
                : Optional.empty();
    }

    /** What its health check said last, in brackets. */
    String check() {
        return lastCheck.isBlank() ? "" : " (its health check said: " + lastCheck.strip() + ")";
    }
}
