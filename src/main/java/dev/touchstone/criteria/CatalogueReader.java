package dev.touchstone.criteria;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the YAML of the catalogue strictly: whatever it does not expect, it names and refuses. */
final class CatalogueReader {
    private static final ObjectMapper YAML =
            new ObjectMapper(
                    YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build());

    private final Path file;
    private final Map<String, String> places = new HashMap<>();

    CatalogueReader(Path file) {
        this.file = file;
    }

    Catalogue read() {
        JsonNode root = parse();
        known(root, "the document", Set.of("capabilities", "open"));
        Map<CapabilityArea, List<Criterion>> areas = new LinkedHashMap<>();
        int number = 0;
        for (JsonNode node : list(root, "the document", "capabilities")) {
            number++;
            CapabilityArea area = area(node, "capability number " + number);
            areas.put(area, criteria(node, area));
        }
        JsonNode open = root.path("open");
        if (open.isMissingNode()) {
            return new Catalogue(areas, List.of(), "");
        }
        known(open, "open", Set.of("reason", "criteria"));
        return new Catalogue(areas, openIds(open), text(open, "open", "reason"));
    }

    private JsonNode parse() {
        if (!Files.isRegularFile(file)) {
            throw new CatalogueException(
                    file, "there is no such file; expected the catalogue of acceptance criteria");
        }
        try {
            JsonNode root = YAML.readTree(Files.readString(file));
            if (root == null || !root.isObject()) {
                throw new CatalogueException(
                        file, "expected the keys 'capabilities' and 'open', found none");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new CatalogueException(
                    file, "line " + line + ": not YAML: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new CatalogueException(file, "cannot be read: " + e, e);
        }
    }

    private CapabilityArea area(JsonNode node, String place) {
        known(node, place, Set.of("id", "title", "order", "criteria"));
        String id = text(node, place, "id");
        if (!id.matches("[A-Z]+")) {
            throw new CatalogueException(
                    file, place + ": expected an id of capital letters, found '" + id + "'");
        }
        unique(id, place);
        JsonNode order = node.path("order");
        if (!order.isInt()) {
            throw new CatalogueException(
                    file, id + ": expected a whole number as 'order', found " + shown(order));
        }
        return new CapabilityArea(id, text(node, id, "title"), order.intValue());
    }

    private List<Criterion> criteria(JsonNode node, CapabilityArea area) {
        List<Criterion> all = new ArrayList<>();
        for (JsonNode one : list(node, area.id(), "criteria")) {
            all.add(
                    criterion(
                            one,
                            area,
                            "criterion number " + (all.size() + 1) + " of " + area.id()));
        }
        return all;
    }

    private Criterion criterion(JsonNode node, CapabilityArea area, String place) {
        known(node, place, Set.of("id", "statement", "level", "since", "traces"));
        String id = text(node, place, "id");
        if (!id.matches(area.id() + "-[1-9][0-9]*")) {
            throw new CatalogueException(
                    file,
                    place
                            + ": the id '"
                            + id
                            + "' does not match its capability; expected "
                            + area.id()
                            + "- and a number");
        }
        unique(id, place);
        String level = text(node, id, "level");
        List<String> traces = new ArrayList<>();
        list(node, id, "traces").forEach(trace -> traces.add(trace.asText()));
        return new Criterion(
                id,
                text(node, id, "statement"),
                area.id(),
                Level.of(level)
                        .orElseThrow(
                                () ->
                                        new CatalogueException(
                                                file,
                                                id
                                                        + ": unknown level '"
                                                        + level
                                                        + "'; expected core or ext")),
                text(node, id, "since"),
                traces);
    }

    private List<String> openIds(JsonNode open) {
        List<String> ids = new ArrayList<>();
        for (JsonNode one : list(open, "open", "criteria")) {
            String id = one.asText();
            if (!id.contains("-") || !places.containsKey(id)) {
                throw new CatalogueException(file, "open: '" + id + "' is not a criterion");
            }
            if (ids.contains(id)) {
                throw new CatalogueException(file, "open: " + id + " is listed twice");
            }
            ids.add(id);
        }
        return ids;
    }

    private void unique(String id, String place) {
        String before = places.putIfAbsent(id, place);
        if (before != null) {
            throw new CatalogueException(
                    file, place + ": the id " + id + " is already used by " + before);
        }
    }

    private String text(JsonNode node, String place, String key) {
        JsonNode value = node.path(key);
        if (!value.isValueNode() || value.asText().isBlank() || value.isNull()) {
            throw new CatalogueException(
                    file, place + ": expected a text as '" + key + "', found " + shown(value));
        }
        return value.asText();
    }

    private JsonNode list(JsonNode node, String place, String key) {
        JsonNode value = node.path(key);
        if (!value.isArray()) {
            throw new CatalogueException(
                    file, place + ": expected a list as '" + key + "', found " + shown(value));
        }
        return value;
    }

    private void known(JsonNode node, String place, Set<String> keys) {
        if (!node.isObject()) {
            throw new CatalogueException(
                    file, place + ": expected keys and values, found " + shown(node));
        }
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!keys.contains(name)) {
                                throw new CatalogueException(
                                        file, place + ": unknown key '" + name + "'");
                            }
                        });
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
