package dev.touchstone.livingdoc.verdict;

import dev.touchstone.livingdoc.run.ScenarioRun;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives each scenario a name for links that is the same in the next run. */
public final class Anchors {
    private static final int LONGEST = 64;
    private final Set<String> taken = new HashSet<>();

    String of(String group, ScenarioRun scenario) {
        String row =
                scenario.example().stream()
                        .map(ScenarioRun.Example::value)
                        .map(Anchors::slug)
                        .collect(Collectors.joining("-"));
        String base = group + "/" + slug(scenario.name()) + (row.isEmpty() ? "" : "~" + row);
        String anchor = base;
        for (int number = 2; !taken.add(anchor); number++) {
            anchor = base + "~" + number;
        }
        return anchor;
    }

    /** The letters and digits of a name, joined by hyphens; nothing else of it is left. */
    public static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{Nd}]+", "-")
                        .replaceAll("^-|-$", "");
        return slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST);
    }
}
