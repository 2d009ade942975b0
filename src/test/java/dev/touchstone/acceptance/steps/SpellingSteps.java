package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.Spelling;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import java.util.Map;

/** Engines that write the events of their streams otherwise than vLLM does. */
public final class SpellingSteps {

    private static final Map<String, Spelling> SPELLINGS =
            Map.of(
                    "ends its lines with a carriage return and a line feed", Spelling.CRLF,
                    "leaves no space behind the names of fields", Spelling.CLOSE,
                    "puts comments between its events", Spelling.COMMENTED,
                    "gives its events a name and a number", Spelling.NAMED,
                    "spreads an event over two lines", Spelling.SPREAD);

    private final Engines engines;

    public SpellingSteps(Engines engines) {
        this.engines = engines;
    }

    @ParameterType(
            "ends its lines with a carriage return and a line feed|leaves no space behind the names of fields|puts comments between its events|gives its events a name and a number|spreads an event over two lines")
    public Spelling spelling(String words) {
        return SPELLINGS.get(words);
    }

    @Given("an engine that {spelling} answers {string}")
    public void answers(Spelling spelling, String text) {
        engines.answer(Behaviour.answer(text).spelled(spelling));
    }
}
