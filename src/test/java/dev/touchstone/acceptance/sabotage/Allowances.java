package dev.touchstone.acceptance.sabotage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.touchstone.acceptance.sabotage.PerturbationRun.Perturbation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What may be perturbed although nobody notices, each with the reason why a router may do so. */
record Allowances(List<Allowance> allowed) {

    /**
     * @param where is found in operation, status and place
     * @param ways in which it is perturbed; all when none is named
     * @param because why a router may
     */
    record Allowance(Pattern where, List<String> ways, String because) {

        Allowance {
            ways = ways == null ? List.of() : List.copyOf(ways);
            if (where == null || because == null || because.isBlank()) {
                throw new IllegalArgumentException(
                        "an allowance needs where (a regular expression) and because (the reason), but where is %s and because is %s"
                                .formatted(where, because));
            }
        }

        boolean covers(Perturbation one) {
            return where.matcher(one.what().toString()).find()
                    && (ways.isEmpty() || ways.contains(one.way()));
        }
    }

    Allowances {
        allowed = List.copyOf(allowed);
    }

    static Allowances load(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readValue(Files.readString(file), Allowances.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s: expected allowed: [{where, ways, because}, ...]: %s"
                            .formatted(file, e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** What nobody noticed, and nothing allows. */
    List<Perturbation> forbidden(List<Perturbation> all) {
        return all.stream()
                .filter(one -> !one.noticed())
                .filter(one -> allowed.stream().noneMatch(allowance -> allowance.covers(one)))
                .toList();
    }

    /** Allowances that nothing needs any more. */
    List<Allowance> stale(List<Perturbation> all) {
        return allowed.stream()
                .filter(
                        allowance ->
                                all.stream()
                                        .noneMatch(one -> !one.noticed() && allowance.covers(one)))
                .toList();
    }
}
