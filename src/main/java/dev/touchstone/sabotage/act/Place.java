package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A place of a JSON document that can be changed.
 *
 * @param item the innermost item of a list through which a {@code *} led here; else the document
 * @param holder what holds it: an object or a list
 * @param key its name, or its number
 */
record Place(JsonNode item, JsonNode holder, String key) {

    /** The places that a pointer with {@code *} means, whether something is there or not. */
    static List<Place> all(JsonNode root, String pointer) {
        List<Place> found = new ArrayList<>();
        if (pointer.startsWith("/")) {
            String[] keys = pointer.substring(1).split("/", -1);
            Arrays.setAll(keys, i -> keys[i].replace("~1", "/").replace("~0", "~"));
            find(root, root, keys, 0, found);
        }
        return found;
    }

    private static void find(
            JsonNode item, JsonNode holder, String[] keys, int depth, List<Place> found) {
        boolean last = depth == keys.length - 1;
        if (keys[depth].equals("*")) {
            for (int i = 0; i < holder.size(); i++) {
                JsonNode each = holder.path(i);
                if (last) {
                    found.add(new Place(each, holder, Integer.toString(i)));
                } else {
                    find(each, each, keys, depth + 1, found);
                }
            }
        } else if (last) {
            found.add(new Place(item, holder, keys[depth]));
        } else {
            find(item, of(holder, keys[depth]), keys, depth + 1, found);
        }
    }

    /** Something is there, or could be put there. */
    boolean isThereOrMayBe() {
        return holder.isObject() || (holder.isArray() && !value().isMissingNode());
    }

    JsonNode value() {
        return of(holder, key);
    }

    void put(JsonNode value) {
        if (value.isMissingNode()) {
            remove();
        } else if (holder instanceof ObjectNode object) {
            object.set(key, value.deepCopy());
        } else if (holder instanceof ArrayNode list) {
            list.set(Integer.parseInt(key), value.deepCopy());
        }
    }

    void remove() {
        if (holder instanceof ObjectNode object) {
            object.remove(key);
        } else if (holder instanceof ArrayNode list) {
            list.remove(Integer.parseInt(key));
        }
    }

    /** Another place of the same item. */
    Optional<Place> beside(String pointer) {
        return all(item, pointer).stream().filter(Place::isThereOrMayBe).findFirst();
    }

    void swapWith(Place other) {
        JsonNode mine = value();
        put(other.value());
        other.put(mine);
    }

    private static JsonNode of(JsonNode holder, String key) {
        return holder.isArray() && key.matches("\\d+")
                ? holder.path(Integer.parseInt(key))
                : holder.path(key);
    }
}
