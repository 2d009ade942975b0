package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One change of a JSON document. A place is a JSON pointer (RFC 6901) in which {@code *} stands for
 * every item of a list.
 *
 * @param where what must hold, as seen from the innermost item that a {@code *} stands for
 * @param set this place gets the value {@code to}
 * @param remove this place goes
 * @param add to the number here is added {@code by}
 * @param times the number here is multiplied by {@code by}
 * @param drop of the list here the item {@code at} goes: {@code first} (as without it), {@code
 *     last}, {@code all} or a number from 0
 * @param repeat of the list here the item {@code at} comes twice
 * @param reverse the list here is turned round
 * @param copy the value here is written {@code into} another place as well
 * @param swap the value here and the one at {@code into} change places
 * @param replace in the text here, what is {@code found} by a regular expression becomes {@code to}
 * @param append to the list here comes {@code to}
 */
record JsonChange(
        Map<String, JsonNode> where,
        String set,
        String remove,
        String add,
        String times,
        String drop,
        String repeat,
        String reverse,
        String copy,
        String swap,
        String replace,
        String append,
        String found,
        JsonNode to,
        BigDecimal by,
        String into,
        String at) {

    /**
     * @throws IllegalArgumentException when it does not say exactly one thing, or not all of it
     */
    JsonChange {
        List<String> said =
                Stream.of(
                                set, remove, add, times, drop, repeat, reverse, copy, swap, replace,
                                append)
                        .filter(place -> place != null)
                        .toList();
        if (said.size() != 1) {
            throw new IllegalArgumentException(
                    "expected one of set, remove, add, times, drop, repeat, reverse, copy, swap, replace, append, got "
                            + said.size());
        }
        needed("to", (set == null && replace == null && append == null) || to != null);
        needed("by", (add == null && times == null) || by != null);
        needed("into", (copy == null && swap == null) || into != null);
        needed("found", replace == null || found != null);
    }

    private static void needed(String name, boolean there) {
        if (!there) {
            throw new IllegalArgumentException("expected '" + name + "' beside it, got nothing");
        }
    }

    /** The changed document; the one that is handed over stays as it is. */
    static JsonNode all(List<JsonChange> changes, JsonNode document) {
        JsonNode changed = document.deepCopy();
        changes.forEach(change -> change.apply(changed));
        return changed;
    }

    private void apply(JsonNode root) {
        if (set != null) {
            each(root, set, place -> place.put(to));
        } else if (remove != null) {
            each(root, remove, Place::remove);
        } else if (add != null) {
            each(root, add, place -> place.put(Decimals.changed(place.value(), n -> n.add(by))));
        } else if (times != null) {
            each(root, times, p -> p.put(Decimals.changed(p.value(), n -> n.multiply(by))));
        } else if (replace != null) {
            each(root, replace, place -> place.put(replaced(place.value())));
        } else if (copy != null) {
            each(root, copy, place -> place.beside(into).ifPresent(p -> p.put(place.value())));
        } else if (swap != null) {
            each(root, swap, place -> place.beside(into).ifPresent(place::swapWith));
        } else {
            lists(root);
        }
    }

    private void lists(JsonNode root) {
        if (drop != null) {
            eachList(root, drop, this::dropFrom);
        } else if (repeat != null) {
            eachList(root, repeat, list -> list.insert(index(list), list.get(index(list))));
        } else if (append != null) {
            eachList(root, append, list -> list.add(to));
        } else {
            eachList(root, reverse, JsonChange::turnRound);
        }
    }

    private void each(JsonNode root, String pointer, java.util.function.Consumer<Place> act) {
        List<Place> places =
                Place.all(root, pointer).stream()
                        .filter(place -> where == null || new Wanted(where).isMetBy(place.item()))
                        .filter(Place::isThereOrMayBe)
                        .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(places); // so that what goes does not move what is still to go
        places.forEach(act);
    }

    private void eachList(
            JsonNode root, String pointer, java.util.function.Consumer<ArrayNode> act) {
        List<JsonNode> found = new ArrayList<>();
        if (pointer.isEmpty()) {
            found.add(root);
        } else {
            each(root, pointer, place -> found.add(place.value()));
        }
        found.stream()
                .filter(
                        node ->
                                node instanceof ArrayNode list
                                        && (append != null || !list.isEmpty()))
                .forEach(node -> act.accept((ArrayNode) node));
    }

    private void dropFrom(ArrayNode list) {
        if ("all".equals(at)) {
            list.removeAll();
        } else {
            list.remove(index(list));
        }
    }

    private int index(ArrayNode list) {
        if (at == null || at.equals("first")) {
            return 0;
        }
        return at.equals("last") ? list.size() - 1 : Integer.parseInt(at);
    }

    private static void turnRound(ArrayNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        Collections.reverse(items);
        list.removeAll();
        list.addAll(items);
    }

    private JsonNode replaced(JsonNode value) {
        return value.isTextual()
                ? TextNode.valueOf(Texts.replaced(value.textValue(), found, to.asText()))
                : value;
    }
}
