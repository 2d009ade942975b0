package dev.touchstone.reference.orchestration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which of several answers most agree on: the largest group of answers that are equal but for
 * capitals, spaces, the form of characters (Unicode NFKC) and full stops, exclamation and question
 * marks at the end. Of groups of one size, the one whose first answer comes first.
 *
 * @param largest the answers of that group, in order
 * @param all how many answers there are
 */
record Agreement(List<Reply> largest, int all) {
    private static final int DECIMALS = 4;
    private static final String CLOSING = " .!?";

    static Agreement among(List<Reply> replies) {
        Map<String, List<Reply>> groups = new LinkedHashMap<>();
        for (Reply reply : replies) {
            groups.computeIfAbsent(normal(reply.text()), text -> new ArrayList<>()).add(reply);
        }
        return new Agreement(largest(groups.values()), replies.size());
    }

    private static List<Reply> largest(Collection<List<Reply>> groups) {
        List<Reply> largest = List.of();
        for (List<Reply> group : groups) {
            if (group.size() > largest.size()) {
                largest = group;
            }
        }
        return largest;
    }

    /** Two answers are equal when this is. */
    static String normal(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\s+", " ");
        int end = plain.length();
        while (end > 0 && CLOSING.indexOf(plain.charAt(end - 1)) >= 0) {
            end--;
        }
        return plain.substring(0, end).strip();
    }

    boolean isComplete() {
        return largest.size() == all;
    }

    /** The group's first answer, and the group's share, to four decimals. */
    Conclusion conclusion() {
        BigDecimal share =
                BigDecimal.valueOf(largest.size())
                        .divide(BigDecimal.valueOf(all), DECIMALS, RoundingMode.HALF_UP);
        return new Conclusion(largest.get(0), OptionalInt.empty(), Optional.of(share));
    }
}
