package dev.touchstone.acceptance.world;

import java.util.Map;

/** Values that are commands to whoever takes them for more than data. */
public final class Hostile {

    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry(
                            "a command to the database",
                            "x'/**/or/**/'1'='1';delete/**/from/**/ledger;--"),
                    Map.entry("a path out of the folder", "../../../../etc/passwd"),
                    Map.entry("a lookup by the logger", "${jndi:ldap://127.0.0.1:1/x}"),
                    Map.entry("a template", "{{7*7}}<%=7*7%>#{7*7}"),
                    Map.entry("a script", "<script>alert('x')</script>\"><img/src=x>"),
                    Map.entry("a command of the shell", "$(id)|`id`;rm${IFS}-rf${IFS}/"),
                    Map.entry("a format of texts", "%s%n%x%d{0}\\u0000"),
                    Map.entry(
                            "a line break and a cookie",
                            "x\r\nSet-Cookie: session=stolen\r\n\r\nHTTP/1.1 200 OK"),
                    Map.entry("a null character", "before\0after"),
                    Map.entry("10,000 characters", "long".repeat(2_500)),
                    Map.entry("a mark that turns the direction", "\u202Eevil\u202C\u200F\uFEFF"));

    private Hostile() {}

    public static String named(String words) {
        return VALUES.get(words);
    }
}
