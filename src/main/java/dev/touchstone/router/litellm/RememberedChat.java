package dev.touchstone.router.litellm;

import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Chat;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Trail;
import java.util.function.Function;

/** Chat of which it is remembered what the ledger must come to show. */
record RememberedChat(Chat chat, OwedRows owed) implements Chat {

    @Override
    public Outcome<Answer> ask(Person caller, ChatRequest request) {
        return remembered(caller, chat.ask(caller, request), Answer::trail);
    }

    @Override
    public Outcome<AnswerStream> stream(Person caller, ChatRequest request) {
        return remembered(caller, chat.stream(caller, request), AnswerStream::trail);
    }

    @Override
    public void abandon(Person caller, ChatRequest request, Runnable moment) {
        chat.abandon(caller, request, moment);
    }

    @Override
    public void abandonAnswer(Person caller, ChatRequest request, Runnable moment) {
        chat.abandonAnswer(caller, request, moment);
    }

    private <T> Outcome<T> remembered(
            Person caller, Outcome<T> outcome, Function<T, Trail> trailOf) {
        if (outcome instanceof Outcome.Given<T> given) {
            owed.owe(caller.tenantId(), trailOf.apply(given.value()));
        } else if (outcome instanceof Outcome.Refused<T> refused) {
            owed.owe(caller.tenantId(), refused.refusal().trail());
        }
        return outcome;
    }
}
