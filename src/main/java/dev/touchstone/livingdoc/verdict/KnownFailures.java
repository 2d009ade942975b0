package dev.touchstone.livingdoc.verdict;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.touchstone.criteria.Catalogue;
import dev.touchstone.livingdoc.verdict.CriterionVerdict.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known to be broken in a router, and why: {@code known-failures.yaml} of its folder. It
 * mends no verdict; a broken criterion stays broken, and says that it is known. One that is met
 * after all makes its entry stale.
 *
 * @param problems what is wrong with the file itself
 */
public record KnownFailures(List<Known> entries, List<String> problems) {

    /** The name of the file, in the router's folder and in the reports folder. */
    public static final String FILE = "known-failures.yaml";

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /**
     * One known failure.
     *
     * @param criterion the id of the criterion that it breaks
     * @param scenario the name of the only scenario that it breaks; null for the whole criterion
     * @param link where the cause is told: the public issue, or the router's folder
     */
    public record Known(String criterion, String scenario, String reason, String link) {

        private Optional<String> fault(Catalogue catalogue) {
            if (criterion == null || catalogue.find(criterion).isEmpty()) {
                return Optional.of("expected the id of a criterion, got " + criterion);
            }
            boolean told = reason != null && !reason.isBlank() && link != null && !link.isBlank();
            return told
                    ? Optional.empty()
                    : Optional.of(criterion + ": expected a reason and a link");
        }

        private boolean isOf(String name) {
            return scenario == null || scenario.equals(name);
        }
    }

    public KnownFailures {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** Nothing is known. */
    public static KnownFailures none() {
        return new KnownFailures(List.of(), List.of());
    }

    /** Reads the file in this folder; none when it is not there. */
    public static KnownFailures read(Path folder, Catalogue catalogue) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return none();
        }
        try {
            List<Known> read = YAML.readValue(file.toFile(), new TypeReference<>() {});
            List<Known> entries = read == null ? List.of() : read;
            return new KnownFailures(entries, faults(entries, catalogue));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String what = e.getOriginalMessage().lines().findFirst().orElse("");
            return unreadable("line %d: %s".formatted(line, what));
        } catch (IOException e) {
            return unreadable("cannot be read: " + e.getMessage());
        }
    }

    private static KnownFailures unreadable(String what) {
        return new KnownFailures(List.of(), List.of(FILE + ": " + what));
    }

    private static List<String> faults(List<Known> entries, Catalogue catalogue) {
        return entries.stream()
                .flatMap(
                        entry ->
                                entry == null
                                        ? Optional.of("an entry says nothing").stream()
                                        : entry.fault(catalogue).stream())
                .map(fault -> FILE + ": " + fault)
                .toList();
    }

    /** The verdict of a criterion, which says so when all that breaks it is known. */
    CriterionVerdict told(String criterion, CriterionVerdict own, List<Named> scenarios) {
        List<Known> known = of(criterion);
        boolean all =
                known.stream().anyMatch(entry -> entry.scenario() == null)
                        || !failed(scenarios).isEmpty()
                                && failed(scenarios).stream()
                                        .allMatch(one -> known.stream().anyMatch(k -> k.isOf(one)));
        if (own.verdict() != Verdict.BROKEN || known.isEmpty() || !all) {
            return own;
        }
        Known first = known.get(0);
        String why = "broken (known): %s, see %s. ".formatted(first.reason(), first.link());
        return new CriterionVerdict(Verdict.BROKEN, why + own.reason());
    }

    /** The entries of a criterion that this run shows to be stale. */
    List<String> stale(String criterion, CriterionVerdict own, List<Named> scenarios) {
        List<String> stale = new ArrayList<>();
        for (Known known : of(criterion)) {
            boolean met =
                    known.scenario() == null
                            ? own.verdict() == Verdict.MET
                            : passed(scenarios, known.scenario());
            if (met) {
                stale.add(
                        "%s: %s is met%s; take the entry out of the router's folder"
                                .formatted(
                                        FILE,
                                        criterion,
                                        known.scenario() == null
                                                ? ""
                                                : " in “" + known.scenario() + "”"));
            }
        }
        return stale;
    }

    private List<Known> of(String criterion) {
        return entries.stream()
                .filter(entry -> entry != null && criterion.equals(entry.criterion()))
                .toList();
    }

    private static List<String> failed(List<Named> scenarios) {
        return scenarios.stream()
                .filter(one -> one.verdict().outcome() == Outcome.FAILED)
                .map(Named::name)
                .toList();
    }

    /** Whether every row of this scenario passed, and there is one. */
    private static boolean passed(List<Named> scenarios, String name) {
        List<Outcome> outcomes =
                scenarios.stream()
                        .filter(one -> one.name().equals(name))
                        .map(one -> one.verdict().outcome())
                        .toList();
        return !outcomes.isEmpty() && outcomes.stream().allMatch(Outcome.PASSED::equals);
    }
}
