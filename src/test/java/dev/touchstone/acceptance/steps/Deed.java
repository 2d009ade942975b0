package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.router.Person;
import java.util.Optional;

/** What somebody may try with one conversation. */
enum Deed {
    READ("read", Dialogues::read),
    RENAME("rename", (dialogues, person, id) -> dialogues.rename(person, id, "Renamed")),
    DELETE("delete", Dialogues::delete),
    READ_HISTORY("read the messages of", Dialogues::readHistory),
    SAY("say something in", (dialogues, p, id) -> dialogues.say(p, Optional.of(id), "Hello?")),
    HEAR("hear an answer in", (dialogues, p, id) -> dialogues.hearAll(p, Optional.of(id), "Hm?"));

    private final String words;
    private final Way way;

    Deed(String words, Way way) {
        this.words = words;
        this.way = way;
    }

    private interface Way {
        void go(Dialogues dialogues, Person person, String id);
    }

    String words() {
        return words;
    }

    void tryOut(Dialogues dialogues, Person person, String id) {
        way.go(dialogues, person, id);
    }
}
