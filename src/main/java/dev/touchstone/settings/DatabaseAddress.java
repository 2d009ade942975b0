package dev.touchstone.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a PostgreSQL server is.
 *
 * @param jdbcUrl without user and password
 * @param password never printed
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    private static final String EXPECTED =
            "%s is no address of a PostgreSQL database. Expected postgresql://user:password@host:port/name, %s";

    /**
     * Reads {@code postgresql://user:password@host:port/name?option=value}, with or without {@code
     * jdbc:} before it; options are the PostgreSQL driver's.
     *
     * @throws SettingException when it is anything else; the message does not repeat the password
     */
    public static DatabaseAddress parse(Setting setting, String text) {
        try {
            URI uri = new URI(text.replaceFirst("^jdbc:", ""));
            boolean postgres = uri.getScheme() != null && uri.getScheme().matches("postgres(ql)?");
            if (!postgres || uri.getHost() == null || uri.getPath().length() < 2) {
                throw new SettingException(EXPECTED.formatted(setting, "got something else"));
            }
            String[] user =
                    uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
            int port = uri.getPort() < 0 ? 5432 : uri.getPort();
            Map<String, String> options = options(uri.getQuery());
            String first = user.length > 0 ? user[0] : "postgres";
            String second = user.length > 1 ? user[1] : "";
            String name = Optional.ofNullable(options.remove("user")).orElse(first);
            String password = Optional.ofNullable(options.remove("password")).orElse(second);
            return new DatabaseAddress(
                    "jdbc:postgresql://%s:%d%s%s"
                            .formatted(uri.getHost(), port, uri.getPath(), query(options)),
                    name,
                    password);
        } catch (URISyntaxException e) {
            throw new SettingException(EXPECTED.formatted(setting, "got " + e.getReason()));
        }
    }

    /** Another database on the same server. */
    public DatabaseAddress named(String database) {
        String other = jdbcUrl.replaceFirst("(?<=[^/]/)[^/?]+(?=\\?|$)", database);
        return new DatabaseAddress(other, user, password);
    }

    /** The host that the server listens on. */
    public String host() {
        return uri().getHost();
    }

    /** The port that the server listens on. */
    public int port() {
        return uri().getPort();
    }

    /** The same database, reached at another place. */
    public DatabaseAddress at(String host, int port) {
        String there = jdbcUrl.replaceFirst("//[^/]+/", "//%s:%d/".formatted(host, port));
        return new DatabaseAddress(there, user, password);
    }

    private URI uri() {
        return URI.create(jdbcUrl.replaceFirst("^jdbc:", ""));
    }

    /** What stands behind the question mark; JDBC's own form has user and password there. */
    private static Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            options.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return options;
    }

    private static String query(Map<String, String> options) {
        return options.isEmpty()
                ? ""
                : options.entrySet().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining("&", "?", ""));
    }

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
