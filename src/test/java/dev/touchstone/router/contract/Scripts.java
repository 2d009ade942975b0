package dev.touchstone.router.contract;

import dev.touchstone.engine.Answer;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.StreamBreak;
import dev.touchstone.engine.Usage;

/** What engines do in the situations. */
final class Scripts {

    static final Answer THREE_PIECES =
            Behaviour.answer("One two three").inPieces("One", " two", " three");
    static final Answer COUNTED = THREE_PIECES.reporting(new Usage(11, 7, 18));
    static final Answer BROKEN_OFF = THREE_PIECES.breakAfter(2, StreamBreak.Way.CLOSED);

    private Scripts() {}
}
