package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Remark;
import dev.touchstone.router.Conversations.Status;
import dev.touchstone.router.Conversations.StoredMessage;
import dev.touchstone.router.Message.Role;
import java.util.stream.Stream;

/** A message of a conversation as a feature tells it. */
record Line(Role speaker, String text, Status state) {

    static Line of(StoredMessage message) {
        return new Line(message.role(), message.content(), message.status());
    }

    /** What was said and the answer that came, as the history should show them. */
    static Stream<Line> turn(Remark remark) {
        return Stream.of(
                new Line(Role.USER, remark.utterance().message(), Status.COMPLETE),
                new Line(Role.ASSISTANT, remark.answer(), Status.COMPLETE));
    }

    /** As it was sent: what people say is marked. */
    Line marked(Engines engines) {
        return speaker == Role.USER ? new Line(speaker, engines.marked(text), state) : this;
    }

    /** As an engine is shown it, to be held against its journal. */
    String spoken() {
        return speaker.word() + ": " + text;
    }
}
