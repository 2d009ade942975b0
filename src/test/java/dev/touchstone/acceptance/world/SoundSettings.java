package dev.touchstone.acceptance.world;

import dev.touchstone.router.Plugins;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** For each plugin that asks for certain settings, ones that it takes. */
public final class SoundSettings {

    private static final Set<String> SECRETS = Set.of("webhook_url", "smtp_password");

    private SoundSettings() {}

    public static Settings of(String plugin) {
        return switch (plugin) {
            case "slack_notifications" ->
                    new Settings(Map.of("webhook_url", "https://hooks.example.org/T1"));
            case "email_notifications" ->
                    new Settings(Map.of("smtp_host", "mail.example.org"))
                            .with("smtp_port", BigDecimal.valueOf(587))
                            .with("from_email", "ada@example.org");
            case "analytics_export" -> new Settings(Map.of("export_format", "csv"));
            default -> new Settings(Map.of());
        };
    }

    /** How settings read back: with a mask for each secret, whatever it is. */
    public static Map<String, Object> shown(Settings settings) {
        Map<String, Object> shown = new LinkedHashMap<>(settings.values());
        SECRETS.forEach(secret -> shown.replace(secret, Plugins.MASK));
        return shown;
    }
}
