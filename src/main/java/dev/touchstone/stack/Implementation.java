package dev.touchstone.stack;

import dev.touchstone.settings.HttpAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who makes a router, and which one it is: what a report to publish must name. {@code
 * docs/publishing.md} explains each line.
 *
 * @param version of one release; what moves, like a branch, is none
 * @param contact whom to ask about the report: an address, a name or a page
 * @param reproduce how somebody else gets the same run
 */
public record Implementation(
        String organisation,
        String project,
        String url,
        String version,
        String contact,
        String reproduce) {

    private static final Set<String> MOVING =
            Set.of("main", "master", "head", "latest", "nightly", "edge", "stable", "dev", "trunk");

    /** Refuses a block that a report could not be published with. */
    Implementation checked(Path file) {
        Map<String, String> lines = new TreeMap<>();
        lines.put("organisation", orNothing(organisation));
        lines.put("project", orNothing(project));
        lines.put("url", orNothing(url));
        lines.put("version", orNothing(version));
        lines.put("contact", orNothing(contact));
        lines.put("reproduce", orNothing(reproduce));
        lines.values().removeIf(line -> !line.isBlank());
        if (!lines.isEmpty()) {
            throw RouterFile.wrong(
                    file,
                    "implementation: expected organisation, project, url, version, contact and reproduce, without "
                            + String.join(", ", lines.keySet())
                            + " nothing can be published; give all of them or leave implementation out");
        }
        if (HttpAddress.parse(url).isEmpty()) {
            throw RouterFile.wrong(
                    file,
                    "implementation: url: expected %s, got %s"
                            .formatted(HttpAddress.EXPECTED, url));
        }
        if (MOVING.contains(version.toLowerCase(Locale.ROOT))) {
            throw RouterFile.wrong(
                    file,
                    "implementation: version: expected the version of a release, got %s, which moves"
                            .formatted(version));
        }
        return this;
    }

    private static String orNothing(String line) {
        return line == null ? "" : line;
    }
}
