package dev.touchstone.sabotage;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One named way for a router to be wrong.
 *
 * @param id permanent
 * @param says the sentence
 * @param kind how far it is from being right
 * @param breaks the criteria that must turn red
 * @param may the criteria that may turn red as well, with the reason for each
 * @param bug the public report that showed it, where there is one
 * @param harm what is done, and where
 */
public record Defect(
        String id,
        String says,
        Kind kind,
        Set<String> breaks,
        Map<String, String> may,
        Optional<URI> bug,
        Harm harm) {

    /** How far a defect is from being right. */
    public enum Kind {
        /** What is promised is not there at all. */
        MISSING,
        /** It is there, and wrong by one, or for one kind of request only. */
        SUBTLE,
        /** It looks right in every field but one. */
        PLAUSIBLE;

        /** As the catalogue writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a criterion that turns red is accounted for. */
    public boolean allows(String criterion) {
        return breaks.contains(criterion) || may.containsKey(criterion);
    }
}
