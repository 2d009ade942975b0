package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Panel;
import dev.touchstone.router.Handling.Mode;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.DataTableType;
import io.cucumber.java.ParameterType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How features speak of models that work together, and of what these say and are shown. */
public final class PanelWords {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern AND = Pattern.compile(" and ");

    private final Panel panel;

    public PanelWords(Panel panel) {
        this.panel = panel;
    }

    @ParameterType("first|second|third")
    public Model ordinal(String word) {
        return panel.model(Panel.place(word));
    }

    @ParameterType("single|critique|debate|ensemble|pipeline")
    public Mode mode(String word) {
        return Mode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    @DataTableType
    public AskedRow asked(Map<String, String> row) {
        List<String> shown =
                Optional.ofNullable(row.get("was shown"))
                        .map(cell -> AND.splitAsStream(cell).toList())
                        .orElse(List.of());
        return new AskedRow(Panel.place(row.get("model")), shown);
    }

    @DataTableType
    public SaidRow said(Map<String, String> row) {
        List<String> texts =
                Stream.of(row.get("says"), row.getOrDefault("then says", ""))
                        .flatMap(cell -> QUOTED.matcher(cell == null ? "" : cell).results())
                        .map(quoted -> quoted.group(1))
                        .toList();
        return new SaidRow(Panel.place(row.get("model")), texts);
    }
}
