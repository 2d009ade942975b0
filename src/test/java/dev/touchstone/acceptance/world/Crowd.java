package dev.touchstone.acceptance.world;

import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Conversations;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.Conversations.SaidInPieces;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Message;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** People of several tenants who all talk at the same moment, each time with a secret word. */
public final class Crowd {

    private final RouterUnderTest router;
    private final Engines engines;
    private final Cast cast;
    private final List<Person> people = new ArrayList<>();
    private List<Voice> voices = List.of();

    public Crowd(RouterUnderTest router, Engines engines, Cast cast) {
        this.router = router;
        this.engines = engines;
        this.cast = cast;
    }

    /**
     * Somebody who said something.
     *
     * @param secret a word that nobody else knows
     * @param said the whole prompt
     * @param heard the whole answer, or in words why there is none
     */
    public record Voice(Person person, String secret, String said, String heard) {}

    /** Makes so many tenants, with one person in each. */
    public void gather(int tenants) {
        for (int i = 1; i <= tenants; i++) {
            people.add(cast.join("Person " + i, Role.OPERATOR, Optional.empty()));
        }
    }

    public List<Person> people() {
        return List.copyOf(people);
    }

    public List<Voice> voices() {
        return voices;
    }

    /**
     * Everybody asks so many times, every second time for a stream. The engines must hold their
     * answers back: they go on when all requests are under way.
     */
    public void ask(int times) {
        speak(times, this::asked);
    }

    /** The same in conversations, each of which begins with what is said. */
    public void say(int times) {
        router.needs(Capability.CONVERSATIONS);
        speak(times, this::said);
    }

    private void speak(int times, Way way) {
        ExecutorService callers = Executors.newFixedThreadPool(people.size() * times);
        try {
            List<CompletableFuture<Voice>> speaking = new ArrayList<>();
            for (int time = 0; time < times; time++) {
                boolean stream = time % 2 == 1;
                people.forEach(person -> speaking.add(later(person, stream, way, callers)));
            }
            engines.awaitArrivals(speaking.size());
            engines.release();
            voices = speaking.stream().map(CompletableFuture::join).toList();
        } finally {
            callers.shutdown();
        }
    }

    /** Says a prompt, and tells what was heard. */
    private interface Way {
        String heard(Person person, String prompt, boolean stream);
    }

    private CompletableFuture<Voice> later(
            Person person, boolean stream, Way way, ExecutorService callers) {
        String secret = "secret-" + UUID.randomUUID();
        String prompt = engines.marked("My word is %s.".formatted(secret));
        return CompletableFuture.supplyAsync(
                () -> new Voice(person, secret, prompt, way.heard(person, prompt, stream)),
                callers);
    }

    private String asked(Person person, String prompt, boolean stream) {
        ChatRequest request =
                ChatRequest.of(
                        router.description().defaultModel().id(), List.of(Message.user(prompt)));
        return stream
                ? pieces(router.chat().stream(person, request))
                : words(router.chat().ask(person, request).map(Answer::text));
    }

    private String said(Person person, String prompt, boolean stream) {
        Utterance utterance = new Utterance(Optional.empty(), prompt, Optional.empty());
        Conversations conversations = router.conversations();
        return stream
                ? pieces(conversations.stream(person, utterance).map(SaidInPieces::answer))
                : words(conversations.say(person, utterance).map(Said::response));
    }

    private static String words(Outcome<String> outcome) {
        return outcome instanceof Outcome.Given<String> given ? given.value() : outcome.toString();
    }

    private static String pieces(Outcome<AnswerStream> outcome) {
        if (!(outcome instanceof Outcome.Given<AnswerStream> given)) {
            return outcome.toString();
        }
        try (AnswerStream stream = given.value()) {
            ReadStream read = ReadStream.of(stream);
            read.readTokens(Integer.MAX_VALUE);
            return read.text();
        }
    }
}
