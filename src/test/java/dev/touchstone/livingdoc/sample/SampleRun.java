package dev.touchstone.livingdoc.sample;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the sample features with Cucumber and stores the messages. Run it after a change of the
 * sample or of Cucumber's version, then look at what changed in the golden files:
 *
 * <pre>mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=dev.touchstone.livingdoc.sample.SampleRun</pre>
 */
public final class SampleRun {
    private static final Path RESOURCES = Path.of("src/test/resources/livingdoc");

    private SampleRun() {}

    private static final String SELECTED = "not @left-out";

    // What speaks about the router only: a run that can be published.
    private static final String SOUND =
            "@CHAT-1 or @CHAT-2 or @STREAM-1 or @LEDGER-1 or @LEDGER-2 or @AUTH-1";

    /** Writes {@code sample.ndjson}, {@code before-all.ndjson} and {@code sound.ndjson}. */
    public static void main(String[] arguments) throws IOException {
        run("features", "steps", SELECTED, "sample.ndjson");
        run("broken", "broken", SELECTED, "before-all.ndjson");
        run("features", "steps", SOUND, "sound.ndjson");
    }

    private static void run(String features, String glue, String selected, String messages)
            throws IOException {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectDirectory(RESOURCES.resolve(features).toFile()))
                        .filters(includeEngines("cucumber"))
                        .configurationParameter(
                                "cucumber.glue", SampleRun.class.getPackageName() + "." + glue)
                        .configurationParameter(
                                "cucumber.plugin", "message:" + RESOURCES.resolve(messages))
                        .configurationParameter("cucumber.filter.tags", selected)
                        .configurationParameter("cucumber.publish.quiet", "true")
                        .build();
        LauncherFactory.create().execute(request);
        // Where and on what the sample ran is no part of it.
        Path file = RESOURCES.resolve(messages);
        String here = Path.of("").toAbsolutePath().toString();
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(here, "/project")
                        .replaceFirst(
                                "\"os\":\\{[^}]*}",
                                "\"os\":{\"name\":\"Linux\",\"version\":\"6\"}"));
    }
}
