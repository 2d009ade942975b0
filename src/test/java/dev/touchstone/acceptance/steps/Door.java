package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Doors;
import dev.touchstone.router.Person;
import java.util.function.BiConsumer;

/** What a person may try to do, as the permission table has it. */
enum Door {
    ASK("ask a question", Doors::ask),
    STREAM("stream an answer", Doors::stream),
    LIST_MODELS("list the models", Doors::listModels),
    READ_LEDGER("read the ledger", Doors::readLedger),
    READ_SUMMARY("read the analytics", Doors::readSummary),
    READ_DAYS("read the analytics day by day", Doors::readDays),
    EXPORT("export the analytics", Doors::export),
    EXPORT_FOR_MACHINES("export the analytics for machines", Doors::exportForMachines),
    BEGIN_A_CONVERSATION("begin a conversation", Doors::beginAConversation),
    LIST_CONVERSATIONS("list the conversations", Doors::listConversations),
    LIST_PLUGINS("list the plugins", Doors::listPlugins),
    ENABLE_A_PLUGIN("enable a plugin", Doors::enableAPlugin),
    INVITE("invite a person", Doors::invite),
    LIST_PEOPLE("list the people", Doors::listPeople),
    DISABLE_A_PERSON("disable a person", Doors::disableAPerson);

    private final String words;
    private final BiConsumer<Doors, Person> attempt;

    Door(String words, BiConsumer<Doors, Person> attempt) {
        this.words = words;
        this.attempt = attempt;
    }

    String words() {
        return words;
    }

    /** The person tries to. */
    void tried(Doors doors, Person person) {
        attempt.accept(doors, person);
    }
}
