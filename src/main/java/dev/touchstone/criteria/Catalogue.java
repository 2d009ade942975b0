package dev.touchstone.criteria;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** All acceptance criteria, in the order of their capabilities; immutable. */
public final class Catalogue {
    private final Map<CapabilityArea, List<Criterion>> byArea;
    private final Map<String, Criterion> byId;
    private final List<String> open;
    private final String openReason;

    Catalogue(Map<CapabilityArea, List<Criterion>> areas, List<String> open, String openReason) {
        Map<CapabilityArea, List<Criterion>> sorted = new LinkedHashMap<>();
        areas.keySet().stream()
                .sorted(Comparator.comparingInt(CapabilityArea::order))
                .forEach(area -> sorted.put(area, List.copyOf(areas.get(area))));
        this.byArea = Collections.unmodifiableMap(sorted);
        Map<String, Criterion> ids = new LinkedHashMap<>();
        sorted.values().forEach(list -> list.forEach(one -> ids.put(one.id(), one)));
        this.byId = Collections.unmodifiableMap(ids);
        this.open = List.copyOf(open);
        this.openReason = openReason;
    }

    /**
     * Reads {@code acceptance-criteria.yaml}.
     *
     * @throws CatalogueException when the file is missing or broken; it names the file and the
     *     entry or line
     */
    public static Catalogue load(Path file) {
        return new CatalogueReader(file).read();
    }

    /** The criterion with this id, exactly as written in the catalogue. */
    public Optional<Criterion> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The capability with this id, for example {@code STREAM}. */
    public Optional<CapabilityArea> area(String id) {
        return byArea.keySet().stream().filter(area -> area.id().equals(id)).findFirst();
    }

    /** All criteria in the order of the catalogue. */
    public List<Criterion> all() {
        return List.copyOf(byId.values());
    }

    /** The criteria of each capability, capabilities in their order. */
    public Map<CapabilityArea, List<Criterion>> byArea() {
        return byArea;
    }

    /** Whether the criterion is listed as one that no Rule checks yet. */
    public boolean isOpen(String id) {
        return open.contains(id);
    }

    /** The ids that no Rule checks yet. */
    public List<String> open() {
        return open;
    }

    /** Why the open criteria have no Rule yet: one sentence for all. */
    public String openReason() {
        return openReason;
    }

    /**
     * The most similar criterion or capability id, for "did you mean @STREAM-3?"; empty when
     * nothing is alike. A leading {@code @} and the case do not matter.
     */
    public Optional<String> nearest(String tag) {
        String wanted = (tag.startsWith("@") ? tag.substring(1) : tag).toUpperCase(Locale.ROOT);
        return Stream.concat(
                        byArea.keySet().stream().map(CapabilityArea::id), byId.keySet().stream())
                .min(Comparator.comparingInt(known -> distance(wanted, known)))
                .filter(
                        known ->
                                2 * distance(wanted, known)
                                        <= Math.max(wanted.length(), known.length()));
    }

    private static int distance(String a, String b) {
        return LevenshteinDistance.getDefaultInstance().apply(a, b);
    }
}
