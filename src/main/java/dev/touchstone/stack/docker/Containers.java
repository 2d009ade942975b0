package dev.touchstone.stack.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.stack.StackFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * All that Docker has whose name begins with the name of a project: containers, networks, volumes.
 */
final class Containers {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration REMOVAL = Duration.ofSeconds(60);
    private static final String NAME = "name=^";

    private final Docker docker;
    private final String project;

    /**
     * @param project letters, digits and hyphens
     */
    Containers(Docker docker, String project) {
        this.docker = docker;
        this.project = project;
    }

    /**
     * As they are now, by service.
     *
     * @throws StackFailed when Docker does not tell
     */
    List<Container> all() {
        List<String> ids = ids();
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> inspect = new ArrayList<>(List.of("container", "inspect"));
        inspect.addAll(ids);
        Docker.Said said = docker.say(LIMIT, Map.of(), inspect);
        try {
            List<Container> all = new ArrayList<>();
            JsonMapper.builder()
                    .build()
                    .readTree(said.out().isBlank() ? "[]" : said.out())
                    .forEach(each -> all.add(Container.of(each)));
            all.sort(Comparator.comparing(Container::service));
            return all;
        } catch (JsonProcessingException e) {
            throw new StackFailed("Docker does not tell of its containers: " + said.complaint(), e);
        }
    }

    /** What each of them has written, by service. */
    Map<String, String> logs() {
        Map<String, String> logs = new TreeMap<>();
        all().forEach(each -> logs.put(each.service(), log(each)));
        return logs;
    }

    private String log(Container container) {
        Docker.Said said = docker.say("logs", "--timestamps", container.id());
        // a program writes to either, and nobody can tell afterwards what came first
        return said.out() + said.err();
    }

    private List<String> ids() {
        Docker.Said said =
                docker.say("ps", "--all", "--quiet", "--no-trunc", "--filter", NAME + project);
        if (!said.well()) {
            throw new StackFailed("Docker does not tell of its containers: " + said.complaint());
        }
        return said.lines();
    }

    /**
     * Removes all of it, again and again until nothing is left: whoever was creating a part when it
     * was stopped may be a moment late.
     *
     * @throws StackFailed when something is left after a minute, or Docker does not tell
     */
    void remove() {
        long deadline = System.nanoTime() + REMOVAL.toNanos();
        Docker.Said last = new Docker.Said(0, "", "");
        while (true) {
            List<String> containers = ids();
            List<String> networks = named("network");
            List<String> volumes = named("volume");
            if (containers.isEmpty() && networks.isEmpty() && volumes.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new StackFailed(
                        "Containers or networks of %s cannot be removed: %s. `docker ps --all` lists them"
                                .formatted(project, last.complaint()));
            }
            last = remove(List.of("rm", "--force", "--volumes"), containers, last);
            last = remove(List.of("network", "rm"), networks, last);
            last = remove(List.of("volume", "rm", "--force"), volumes, last);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private Docker.Said remove(List<String> how, List<String> what, Docker.Said last) {
        if (what.isEmpty()) {
            return last;
        }
        List<String> arguments = new ArrayList<>(how);
        arguments.addAll(what);
        Docker.Said said = docker.say(LIMIT, Map.of(), arguments);
        return said.well() ? last : said;
    }

    private List<String> named(String kind) {
        return docker.say(kind, "ls", "--quiet", "--filter", NAME + project).lines();
    }
}
