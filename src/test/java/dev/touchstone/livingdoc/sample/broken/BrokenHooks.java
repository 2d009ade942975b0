package dev.touchstone.livingdoc.sample.broken;

import io.cucumber.java.BeforeAll;
import io.cucumber.java.en.Given;

/** A harness that cannot start its stack. */
public final class BrokenHooks {

    @BeforeAll
    public static void startTheStack() {
        throw new IllegalStateException("The database did not start within 60 s");
    }

    @Given("Ada is an operator of a tenant")
    public void adaIsAnOperator() {}
}
