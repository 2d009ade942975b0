package dev.touchstone.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The settings of one run.
 *
 * @param reuse whether a stack in containers runs already, and is left running
 * @param seed what the markers of this run begin with: letters and digits
 */
public record Settings(
        String stack,
        boolean reuse,
        Optional<Path> router,
        Optional<URI> routerUrl,
        Duration healthTimeout,
        Duration answerTimeout,
        Duration streamTimeout,
        Optional<DatabaseAddress> database,
        String seed) {

    private static final int TYPING_ERROR = 2;

    /** Reads them from this process. */
    public static Settings read() {
        Properties properties = System.getProperties();
        return read(properties.stringPropertyNames(), properties::getProperty, System.getenv());
    }

    /**
     * @throws SettingException for a value that cannot be used, and for a property that looks like
     *     a setting misspelt
     */
    static Settings read(
            Collection<String> names,
            Function<String, String> properties,
            Map<String, String> env) {
        names.forEach(Settings::refuseTypingError);
        Source source = new Source(properties, env);
        return new Settings(
                source.value(Setting.STACK),
                source.flag(Setting.STACK_REUSE),
                source.optional(Setting.ROUTER).map(Path::of),
                source.optional(Setting.ROUTER_URL).map(url -> url(Setting.ROUTER_URL, url)),
                source.seconds(Setting.HEALTH_TIMEOUT),
                source.seconds(Setting.INTEGRATION_TEST_TIMEOUT),
                source.seconds(Setting.STREAM_TEST_TIMEOUT),
                database(source),
                seed(source));
    }

    /** The same, but nothing is waited for longer than that. */
    public Settings impatient(Duration limit) {
        return new Settings(
                stack,
                reuse,
                router,
                routerUrl,
                shorter(healthTimeout, limit),
                shorter(answerTimeout, limit),
                shorter(streamTimeout, limit),
                database,
                seed);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private record Source(Function<String, String> properties, Map<String, String> environment) {

        Optional<String> optional(Setting setting) {
            String property = properties.apply(setting.property());
            String value = property == null ? environment.get(setting.variable()) : property;
            return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
        }

        String value(Setting setting) {
            return optional(setting).orElse(setting.fallback());
        }

        boolean flag(Setting setting) {
            String text = value(setting);
            if (!text.matches("true|false")) {
                throw new SettingException(
                        "%s: expected true or false, got \"%s\"".formatted(setting, text));
            }
            return Boolean.parseBoolean(text);
        }

        Duration seconds(Setting setting) {
            String text = value(setting);
            String number = text.matches("\\d{1,6}(\\.\\d{1,3})? ?s?") ? text : "0";
            Duration read =
                    Duration.ofMillis(
                            Math.round(Double.parseDouble(number.replaceAll("[ s]", "")) * 1000));
            if (read.isZero()) {
                throw new SettingException(
                        "%s: expected seconds above 0, such as %s, got \"%s\""
                                .formatted(setting, setting.fallback(), text));
            }
            return read;
        }
    }

    private static Optional<DatabaseAddress> database(Source source) {
        Optional<DatabaseAddress> testing =
                source.optional(Setting.TESTING_DATABASE_URL)
                        .map(url -> DatabaseAddress.parse(Setting.TESTING_DATABASE_URL, url));
        return testing.or(
                () ->
                        source.optional(Setting.DATABASE_URL)
                                .map(url -> DatabaseAddress.parse(Setting.DATABASE_URL, url)));
    }

    private static String seed(Source source) {
        String seed =
                source.optional(Setting.SEED)
                        .orElseGet(() -> randomSeed(ThreadLocalRandom.current().nextInt()));
        if (!seed.matches("[a-z0-9]{1,16}")) {
            throw new SettingException(
                    "%s: expected 1 to 16 letters a-z and digits, got \"%s\""
                            .formatted(Setting.SEED, seed));
        }
        return seed;
    }

    private static String randomSeed(int random) {
        return String.format("%08x", random);
    }

    private static URI url(Setting setting, String text) {
        return HttpAddress.parse(text)
                .orElseThrow(
                        () ->
                                new SettingException(
                                        "%s: expected %s, got \"%s\""
                                                .formatted(setting, HttpAddress.EXPECTED, text)));
    }

    private static void refuseTypingError(String name) {
        boolean known = Arrays.stream(Setting.values()).anyMatch(s -> s.property().equals(name));
        if (known) {
            return;
        }
        Arrays.stream(Setting.values())
                .filter(setting -> similar(setting.property(), name))
                .findFirst()
                .ifPresent(
                        setting -> {
                            throw new SettingException(
                                    "There is no setting -D%s. Did you mean %s, %s?"
                                            .formatted(name, setting, setting.meaning()));
                        });
    }

    private static boolean similar(String property, String name) {
        String words = name.toLowerCase(Locale.ROOT).replaceAll("[_-]", ".");
        int distance = new LevenshteinDistance(TYPING_ERROR).apply(property, words);
        return distance >= 0 && distance < property.length() / 2;
    }
}
