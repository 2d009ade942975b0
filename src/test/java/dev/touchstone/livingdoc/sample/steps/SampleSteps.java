package dev.touchstone.livingdoc.sample.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.PendingException;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import org.opentest4j.TestAbortedException;

/** One step for each way a step can end. */
public final class SampleSteps {
    private static final String EXCHANGE = "application/vnd.touchstone.exchange+json";
    private Scenario scenario;

    @Before(order = 1)
    public void remember(Scenario running) {
        scenario = running;
    }

    @Before("@needs-ledger")
    public void needsALedger() {
        throw new TestAbortedException("the router offers no ledger: it has no database");
    }

    @Before("@no-world")
    public void noWorld() {
        throw new IllegalStateException("no tenant could be made: connection refused");
    }

    @After("@leaves-a-trace")
    public void leavesNoTrace() {
        assertThat(1).as("entries in the ledger after a refusal").isZero();
    }

    @Given("Ada is an operator of a tenant")
    public void adaIsAnOperator() {}

    @When("she asks:")
    public void sheAsksText(String prompt) {
        attachExchange(
                "{\"choices\":[{\"message\":{\"content\":\"four\"},\"finish_reason\":\"stop\"}]}");
    }

    @When("she asks {string}")
    public void sheAsks(String prompt) {
        attachExchange("{\"usage\":{\"prompt_tokens\":1}}");
    }

    @When("she streams {int} tokens")
    public void sheStreams(int tokens) {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < tokens; i++) {
            events.append("{\"at_ms\":").append(i).append(".5,\"data\":\"{token ").append(i);
            events.append("}\"},");
        }
        scenario.attach(
                "{\"title\":\"POST /v1/chat/completions\",\"request\":{\"line\":\"POST http://127.0.0.1:1/v1/chat/completions\",\"headers\":[],\"body\":\"{}\"},\"response\":{\"line\":\"200\",\"headers\":[],\"body\":null},\"failure\":null,\"duration_ms\":310.25,\"events\":["
                        + events
                        + "{\"at_ms\":310,\"data\":\"[DONE]\"}]}",
                EXCHANGE,
                "exchange");
    }

    @Then("the answer is {string}")
    public void theAnswerIs(String answer) {
        assertThat(answer).isEqualTo("four");
    }

    @Then("the answer reports:")
    public void theAnswerReports(DataTable table) {
        assertThat(table.height()).isEqualTo(2);
    }

    @Then("the answer has at most {int} tokens")
    public void theAnswerHasAtMost(int limit) {
        assertThat(17)
                .as("tokens of the answer, limit %d, key sk-live-1234567890", limit)
                .isLessThanOrEqualTo(limit);
    }

    @Then("the ledger agrees")
    public void theLedgerAgrees() {}

    @Then("the stream ends with the done marker")
    public void theStreamEnds() {}

    @When("the harness breaks")
    public void theHarnessBreaks() {
        throw new IllegalStateException("connection pool exhausted");
    }

    @When("the step is pending")
    public void thePendingStep() {
        throw new PendingException("waiting for the fonts");
    }

    @When("the sentence is ambiguous")
    public void theSentence() {}

    @When("the {word} is ambiguous")
    public void theWord(String word) {}

    @When("she calls without a token")
    public void sheCallsWithoutAToken() {
        scenario.attach("Ada's call was answered by Bearer abcdefgh12345", "text/plain", "note");
        scenario.attach("{\"seed\": 42}", "application/json", "facts");
        scenario.attach("{\"title\": \"cut in the mid", EXCHANGE, "broken exchange");
        scenario.attach(new byte[] {1, 2, 3}, "application/octet-stream", "binary");
    }

    @Then("a hostile router answers")
    public void aHostileRouterAnswers() {
        byte[] halfACharacter = "half a character: \u00e9".getBytes(StandardCharsets.UTF_8);
        halfACharacter[halfACharacter.length - 1] = ' ';
        scenario.attach(halfACharacter, "text/plain", "<script>alert('name')</script>");
        attachExchange("<script>alert('body')</script></pre>\\u0000\\u202eevil\\u001b[31m");
    }

    private void attachExchange(String body) {
        scenario.attach(
                "{\"title\":\"POST /v1/chat/completions\",\"request\":{\"line\":\"POST http://127.0.0.1:1/v1/chat/completions\",\"headers\":[[\"Authorization\",\"Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln\"],[\"Content-Type\",\"application/json\"]],\"body\":\"{\\\"model\\\":\\\"phi-4\\\"}\"},\"response\":{\"line\":\"200\",\"headers\":[[\"x-request-id\",\"7f3a\"]],\"body\":\""
                        + body.replace("\"", "\\\"")
                        + "\"},\"failure\":null,\"duration_ms\":12.3,\"events\":[]}",
                EXCHANGE,
                "exchange");
    }
}
