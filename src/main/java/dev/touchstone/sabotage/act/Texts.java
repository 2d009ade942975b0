package dev.touchstone.sabotage.act;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Regular expressions, each compiled once. */
final class Texts {

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Texts() {}

    static boolean isIn(String expression, String text) {
        return compiled(expression).matcher(text).find();
    }

    static boolean isAll(String expression, String text) {
        return compiled(expression).matcher(text).matches();
    }

    static String replaced(String text, String expression, String replacement) {
        return compiled(expression).matcher(text).replaceAll(replacement);
    }

    private static Pattern compiled(String expression) {
        return COMPILED.computeIfAbsent(expression, Pattern::compile);
    }
}
