package dev.touchstone.router.openai;

import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Breach;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Chat;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Handling;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chat with a router that promised the chat-completion protocol: beyond that it is sent no field
 * but those that it offers, since a strict router would refuse them, and its refusals are read as a
 * person would.
 *
 * @param beyond what it does not offer
 */
record PlainChat(Chat completions, Set<Capability> beyond) implements Chat {

    private static final String BEYOND = "the chat-completion protocol does not have it";

    /** What a router must offer that can be asked in these ways. */
    private static final Map<Breach, Capability> NEEDED =
            Map.of(
                    Breach.FALLBACK_IN_WORDS, Capability.FALLBACK_CONTROL,
                    Breach.TIMEOUT_OF_ZERO, Capability.TIME_LIMIT,
                    Breach.UNKNOWN_TASK_TYPE, Capability.TASKS,
                    Breach.TASK_TYPE_IN_CAPITALS, Capability.TASKS,
                    Breach.PRIORITY_OF_ZERO, Capability.TASKS,
                    Breach.PRIORITY_OF_FOUR, Capability.TASKS,
                    Breach.PRIORITY_IN_WORDS, Capability.TASKS,
                    Breach.UNKNOWN_MODE, Capability.ORCHESTRATION,
                    Breach.MODE_IN_CAPITALS, Capability.ORCHESTRATION,
                    Breach.MODE_IS_A_NUMBER, Capability.ORCHESTRATION);

    @Override
    public Outcome<Answer> ask(Person caller, ChatRequest request) {
        return read(request, completions.ask(caller, plain(request)));
    }

    @Override
    public void abandon(Person caller, ChatRequest request, Runnable moment) {
        completions.abandon(caller, plain(request), moment);
    }

    @Override
    public void abandonAnswer(Person caller, ChatRequest request, Runnable moment) {
        completions.abandonAnswer(caller, plain(request), moment);
    }

    @Override
    public Outcome<AnswerStream> stream(Person caller, ChatRequest request) {
        return read(request, completions.stream(caller, plain(request)));
    }

    private ChatRequest plain(ChatRequest request) {
        Optional<Capability> needed =
                request.breach()
                        .map(NEEDED::get)
                        .or(() -> request.fallback().map(said -> Capability.FALLBACK_CONTROL))
                        .filter(beyond::contains);
        if (needed.isPresent()) {
            throw new CapabilityMissing(needed.get(), BEYOND);
        }
        return new ChatRequest(
                request.model(),
                request.messages(),
                request.generation(),
                request.reportUsage(),
                request.timeout().filter(any -> !beyond.contains(Capability.TIME_LIMIT)),
                request.fallback(),
                Identifiers.NONE,
                Handling.USUAL,
                request.breach());
    }

    private static <T> Outcome<T> read(ChatRequest request, Outcome<T> outcome) {
        if (!(outcome instanceof Outcome.Refused<T> refused)) {
            return outcome;
        }
        Refusal refusal = refused.refusal();
        return new Outcome.Refused<>(
                new Refusal(
                        Prose.reason(refusal, request),
                        refusal.message(),
                        Prose.field(refusal),
                        refusal.retryAfter(),
                        refusal.attempts(),
                        refusal.trail()));
    }
}
