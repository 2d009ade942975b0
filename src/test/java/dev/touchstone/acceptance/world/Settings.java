package dev.touchstone.acceptance.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings of a plugin, by name; a null stands for a setting that is to be taken away. */
public record Settings(Map<String, Object> values) {

    public static Settings of(List<Setting> all) {
        Map<String, Object> values = new LinkedHashMap<>();
        all.forEach(setting -> values.put(setting.name(), setting.value()));
        return new Settings(values);
    }

    /** The same, but for one setting. */
    public Settings with(String name, Object value) {
        Map<String, Object> others = new LinkedHashMap<>(values);
        others.put(name, value);
        return new Settings(others);
    }

    /** The same without one setting. */
    public Settings without(String name) {
        Map<String, Object> others = new LinkedHashMap<>(values);
        others.remove(name);
        return new Settings(others);
    }
}
