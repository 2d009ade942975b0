package dev.touchstone.acceptance;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import java.io.IOException;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/** {@code mvn test}: every scenario of {@code features}, then the living documentation. */
@Suite
@IncludeEngines("cucumber")
@SelectDirectories("features")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "dev.touchstone.acceptance")
@ConfigurationParameter(key = PLUGIN_PROPERTY_NAME, value = "message:reports/messages.ndjson")
final class AcceptanceTest {

    private static final AcceptanceRun RUN = new AcceptanceRun();

    @BeforeSuite
    static void begin() throws IOException {
        RUN.begin();
    }

    @AfterSuite
    static void end() throws IOException {
        RUN.end();
    }
}
