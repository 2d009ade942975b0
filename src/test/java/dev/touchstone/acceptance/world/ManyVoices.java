package dev.touchstone.acceptance.world;

import dev.touchstone.router.Conversations;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Message;
import dev.touchstone.router.Message.Role;
import dev.touchstone.router.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** Many who say something in one conversation at the same moment. */
public final class ManyVoices {

    private static final Executor EACH_AT_ONCE = task -> new Thread(task, "at-once").start();

    private final RouterUnderTest router;
    private final Engines engines;
    private List<Remark> remarks = List.of();

    public ManyVoices(RouterUnderTest router, Engines engines) {
        this.router = router;
        this.engines = engines;
    }

    /** So many different things, people by turns; each is sent once. */
    public void say(List<Person> people, int count, String conversation) {
        Conversations port = router.conversations();
        List<CompletableFuture<Remark>> said = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Person person = people.get(i % people.size());
            Utterance utterance =
                    new Utterance(
                            Optional.of(conversation),
                            engines.marked("At once, number " + i),
                            Optional.empty());
            said.add(
                    CompletableFuture.supplyAsync(
                            () -> new Remark(person, utterance, port.say(person, utterance)),
                            EACH_AT_ONCE));
        }
        remarks = said.stream().map(CompletableFuture::join).toList();
    }

    /** What was said at that moment, and what came of it. */
    public List<Remark> remarks() {
        return remarks;
    }

    /**
     * Those of the requests behind this moment that hold something else than whole turns of the
     * history, in its order, and a message at the end.
     *
     * @param history what was said, each as "speaker: text"
     */
    public Collection<List<String>> brokenRequests(List<String> history) {
        return engines.journal().stream()
                .map(entry -> EngineRequest.of(entry).messages())
                .map(ManyVoices::withoutPrompt)
                .filter(messages -> !isWhole(messages, history))
                .toList();
    }

    private static List<String> withoutPrompt(List<String> messages) {
        String prompt = EngineRequest.told(new Message(Role.SYSTEM, ""));
        return messages.stream().filter(message -> !message.startsWith(prompt)).toList();
    }

    private static boolean isWhole(List<String> messages, List<String> history) {
        int last = messages.size() - 1;
        int reached = 0;
        for (int i = 0; i < last; i += 2) {
            int turn = turn(messages.subList(i, Math.min(i + 2, last)), history, reached);
            if (turn < 0) {
                return false;
            }
            reached = turn + 1;
        }
        return last % 2 == 0 && history.contains(messages.get(last));
    }

    /** Which turn of the history these two messages are, from that one on; below zero for none. */
    private static int turn(List<String> two, List<String> history, int from) {
        return IntStream.range(from, history.size() / 2)
                .filter(i -> history.subList(2 * i, 2 * i + 2).equals(two))
                .findFirst()
                .orElse(-1);
    }
}
