package dev.touchstone.acceptance.steps;

import dev.touchstone.router.Conversations.Status;
import dev.touchstone.router.Message.Role;
import io.cucumber.java.DataTableType;
import io.cucumber.java.ParameterType;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How features speak of conversations. */
public final class DialogueWords {

    @ParameterType("read|rename|delete|read the messages of|say something in|hear an answer in")
    public Deed deed(String words) {
        return Stream.of(Deed.values()).filter(d -> d.words().equals(words)).findFirst().get();
    }

    @DataTableType
    public Line line(Map<String, String> row) {
        return new Line(
                row.get("speaker").equals("engine") ? Role.ASSISTANT : Role.USER,
                row.get("text"),
                Status.valueOf(row.get("state").toUpperCase(Locale.ROOT)));
    }
}
