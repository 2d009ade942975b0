package dev.touchstone.acceptance.world;

import dev.touchstone.acceptance.world.books.Told;
import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Chat;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Conversations;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.Person;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the people of a scenario were told when they asked for answers, whoever asked. */
final class Heard {

    private final Queue<Item> items = new ConcurrentLinkedQueue<>();

    private record Item(Person caller, boolean inAConversation, Outcome<?> outcome) {}

    /** All of it as it is now: streams may still be read. */
    List<Told> told() {
        return items.stream()
                .map(item -> Told.of(item.caller().name(), item.inAConversation(), item.outcome()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What came of what was asked last. */
    Reaction<?> last() {
        Item last = items.stream().reduce((one, next) -> next).orElseThrow();
        return new Reaction<>(last.caller().name(), last.outcome());
    }

    Chat through(Chat port) {
        return new ListenedChat(port);
    }

    Conversations through(Conversations port) {
        return new ListenedConversations(port);
    }

    private <T> Outcome<T> noted(Person caller, boolean inAConversation, Outcome<T> outcome) {
        items.add(new Item(caller, inAConversation, outcome));
        return outcome;
    }

    private final class ListenedChat implements Chat {
        private final Chat port;

        private ListenedChat(Chat port) {
            this.port = port;
        }

        @Override
        public Outcome<Answer> ask(Person caller, ChatRequest request) {
            return noted(caller, false, port.ask(caller, request));
        }

        @Override
        public void abandon(Person caller, ChatRequest request, Runnable moment) {
            port.abandon(caller, request, moment);
        }

        @Override
        public void abandonAnswer(Person caller, ChatRequest request, Runnable moment) {
            port.abandonAnswer(caller, request, moment);
        }

        @Override
        public Outcome<AnswerStream> stream(Person caller, ChatRequest request) {
            return noted(caller, false, port.stream(caller, request));
        }
    }

    private final class ListenedConversations implements Conversations {
        private final Conversations port;

        private ListenedConversations(Conversations port) {
            this.port = port;
        }

        @Override
        public Outcome<Said> say(Person caller, Utterance utterance) {
            return noted(caller, true, port.say(caller, utterance));
        }

        @Override
        public void abandon(Person caller, Utterance utterance, Runnable moment) {
            port.abandon(caller, utterance, moment);
        }

        @Override
        public Outcome<SaidInPieces> stream(Person caller, Utterance utterance) {
            return noted(caller, true, port.stream(caller, utterance));
        }

        @Override
        public Conversations breakingTheContract() {
            return new ListenedConversations(port.breakingTheContract());
        }

        @Override
        public Outcome<Conversation> begin(Person caller, Draft draft) {
            return port.begin(caller, draft);
        }

        @Override
        public Outcome<List<Conversation>> list(Person caller, Page page) {
            return port.list(caller, page);
        }

        @Override
        public Outcome<Conversation> read(Person caller, String id) {
            return port.read(caller, id);
        }

        @Override
        public Outcome<Conversation> rename(Person caller, String id, String title) {
            return port.rename(caller, id, title);
        }

        @Override
        public Outcome<Void> delete(Person caller, String id) {
            return port.delete(caller, id);
        }

        @Override
        public Outcome<List<StoredMessage>> history(Person caller, String id, Page page) {
            return port.history(caller, id, page);
        }
    }
}
