package dev.touchstone.stack.docker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Removes what runs of this machine have left that were killed together with their watchdog. Other
 * machines may use the same Docker: whether a run of theirs still lives can only be seen there, so
 * a project's name says from which machine it is.
 */
final class Leftovers {

    private static final Pattern NAME = Pattern.compile("(touchstone-\\d+-\\d+)-([0-9a-f]+)x.*");
    private static final String PROJECT = "com.docker.compose.project";

    private final Docker docker;

    Leftovers(Docker docker) {
        this.docker = docker;
    }

    /**
     * What the names of all parts of a run begin with.
     *
     * @param folder the name of the run's own temporary folder
     */
    static String name(String folder) {
        return folder + "-" + machine() + "x";
    }

    /**
     * @param lives whether the run with a temporary folder of this name still lives
     */
    void sweep(Predicate<String> lives) {
        projects()
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .filter(name -> name.group(2).equals(machine()) && !lives.test(name.group(1)))
                .map(name -> name(name.group(1)))
                .distinct()
                .forEach(name -> new Containers(docker, name).remove());
    }

    private Stream<String> projects() {
        String label = "{{.Label \"%s\"}}".formatted(PROJECT);
        return Stream.of(List.of("ps", "--all"), List.of("network", "ls"), List.of("volume", "ls"))
                .map(
                        list ->
                                Stream.concat(
                                                list.stream(),
                                                Stream.of(
                                                        "--filter",
                                                        "label=" + PROJECT,
                                                        "--format",
                                                        label))
                                        .toList())
                .flatMap(
                        arguments -> docker.say(arguments.toArray(String[]::new)).lines().stream());
    }

    private static String machine() {
        return HexFormat.of().toHexDigits(hostName().hashCode());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return ""; // machines without a name cannot be told apart
        }
    }
}
