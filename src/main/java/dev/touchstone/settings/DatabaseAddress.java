package dev.touchstone.settings;

import java.net.URI;
import java.net.URISyntaxException;

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
     * Reads {@code postgresql://user:password@host:port/name}, with or without {@code jdbc:} before
     * it.
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
            return new DatabaseAddress(
                    "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), port, uri.getPath()),
                    user.length > 0 ? user[0] : "postgres",
                    user.length > 1 ? user[1] : "");
        } catch (URISyntaxException e) {
            throw new SettingException(EXPECTED.formatted(setting, "got " + e.getReason()));
        }
    }

    /** Another database on the same server. */
    public DatabaseAddress named(String database) {
        String server = jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1);
        return new DatabaseAddress(server + database, user, password);
    }

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
