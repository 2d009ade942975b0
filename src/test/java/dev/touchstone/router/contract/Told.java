package dev.touchstone.router.contract;

import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Models.Listed;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.StreamEvent;
import dev.touchstone.router.Usage;
import java.util.List;
import java.util.function.Function;

/** What a caller learns from an outcome, in words that are the same for every router. */
final class Told {

    private Told() {}

    static <T> String of(Outcome<T> outcome, Function<T, String> given) {
        if (outcome instanceof Outcome.Given<T> value) {
            return given.apply(value.value());
        }
        return outcome instanceof Outcome.Refused<T> no
                ? "refused: " + no.refusal().reason()
                : outcome.toString();
    }

    static String answer(Answer answer) {
        return "\"%s\", %s, %s"
                .formatted(
                        answer.text(),
                        answer.finishReason().map(Enum::name).orElse("without an end"),
                        answer.usage().map(Told::usage).orElse("uncounted"));
    }

    static String usage(Usage usage) {
        return usage.promptTokens() + " and " + usage.completionTokens() + " tokens";
    }

    static String model(String id, List<Listed> listed) {
        long times = listed.stream().filter(each -> each.id().equals(id)).count();
        return times == 1 ? "the default model is listed once" : listed.toString();
    }

    /** Reads to the end. */
    static String stream(AnswerStream stream) {
        try (stream) {
            while (stream.next().isPresent()) {
                continue;
            }
            return "\"%s\", %s, %s"
                    .formatted(text(stream.events()), end(stream.events()), stream.ending());
        }
    }

    private static String text(List<StreamEvent> events) {
        StringBuilder text = new StringBuilder();
        for (StreamEvent event : events) {
            if (event instanceof StreamEvent.Chunk chunk) {
                text.append(chunk.text());
            }
        }
        return text.toString();
    }

    private static String end(List<StreamEvent> events) {
        boolean done = events.stream().anyMatch(StreamEvent.Done.class::isInstance);
        boolean failed = events.stream().anyMatch(StreamEvent.Failure.class::isInstance);
        return (failed ? "an error, " : "") + (done ? "done" : "not done");
    }

    static String entry(LedgerEntry entry) {
        return "%s: %s, %s, %s dollars"
                .formatted(
                        entry.model(),
                        entry.status(),
                        usage(entry.usage()),
                        entry.cost().stripTrailingZeros().toPlainString());
    }
}
