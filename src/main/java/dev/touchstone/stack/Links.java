package dev.touchstone.stack;

import dev.touchstone.settings.DatabaseAddress;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The links of one system: one to each engine and one to its database, or none at all. */
final class Links implements AutoCloseable {

    private final Map<String, Link> engines;
    private final Optional<Link> database;

    private Links(Map<String, Link> engines, Optional<Link> database) {
        this.engines = engines;
        this.database = database;
    }

    static Links none() {
        return new Links(Map.of(), Optional.empty());
    }

    static Links to(Map<String, URI> engines, DatabaseAddress database) {
        Map<String, Link> links = new LinkedHashMap<>();
        engines.forEach((name, at) -> links.put(name, Link.to(at.getHost(), at.getPort())));
        return new Links(links, Optional.of(Link.to(database.host(), database.port())));
    }

    /** The same engines, over their links where there are any. */
    Map<String, URI> through(Map<String, URI> direct) {
        Map<String, URI> linked = new LinkedHashMap<>(direct);
        engines.forEach((name, link) -> linked.put(name, at(link)));
        return linked;
    }

    private static URI at(Link link) {
        return URI.create("http://%s:%d".formatted(host(), link.port()));
    }

    private static String host() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    /** The same database, over its link where there is one. */
    DatabaseAddress through(DatabaseAddress direct) {
        return database.map(link -> direct.at(host(), link.port())).orElse(direct);
    }

    Link engine(String name) {
        return Optional.ofNullable(engines.get(name)).orElseThrow(Links::missing);
    }

    Link database() {
        return database.orElseThrow(Links::missing);
    }

    private static IllegalStateException missing() {
        return new IllegalStateException(
                "This system has no links; one that has some begins with "
                        + OwnSystem.Beginning.BEHIND_LINKS);
    }

    @Override
    public void close() {
        engines.values().forEach(Link::close);
        database.ifPresent(Link::close);
    }
}
