package dev.touchstone.stack;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.settings.Setting;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * In a router's file: its database with its own role, whose password is in the environment.
 *
 * @param passwordEnv the name of the variable, never the password itself
 */
record DatabaseLine(String url, @JsonProperty("password_env") String passwordEnv) {

    private static final Pattern URL = Pattern.compile("postgresql://[^:@/]+@[^:@/]+:\\d+/.+");

    boolean isWhole() {
        return url != null && URL.matcher(url).matches();
    }

    DatabaseAddress address(Map<String, String> environment) {
        DatabaseAddress read = DatabaseAddress.parse(Setting.DATABASE_URL, url);
        String password = RouterFile.secret("password_env", passwordEnv, environment);
        return new DatabaseAddress(read.jdbcUrl(), read.user(), password);
    }
}
