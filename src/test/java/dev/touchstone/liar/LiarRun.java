package dev.touchstone.liar;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The acceptance run in a process of its own: in its own folder, and with its own settings. */
final class LiarRun {

    private LiarRun() {}

    public static void main(String[] arguments) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        DiscoverySelectors.selectClass(
                                                "dev.touchstone.acceptance.AcceptanceTest"))
                                .build());
    }
}
