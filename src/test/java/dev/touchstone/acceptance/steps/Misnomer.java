package dev.touchstone.acceptance.steps;

import dev.touchstone.router.RouterDescription.Model;
import java.util.Locale;
import java.util.function.BiFunction;

/** Names that no model has, although they look much like the name of one. */
enum Misnomer {
    UNKNOWN_PROVIDER(
            "the default model of a provider that there is not",
            (model, other) -> "nobody-provides:" + model.id()),
    UNKNOWN_MODEL(
            "a model that its provider does not have",
            (model, other) -> provider(model) + ":gpt-nobody-has"),
    OTHER_PROVIDER(
            "the default model of another provider", (model, other) -> other + ":" + model.id()),
    NO_MODEL("a provider without a model", (model, other) -> provider(model) + ":"),
    NO_PROVIDER(
            "the default model of a provider without a name", (model, other) -> ":" + model.id()),
    TWICE(
            "the default model with its provider named twice",
            (model, other) -> provider(model) + ":" + provider(model) + ":" + model.id()),
    CAPITALS(
            "the default model of its provider in capitals",
            (model, other) -> provider(model).toUpperCase(Locale.ROOT) + ":" + model.id()),
    SPACE(
            "the default model behind a space",
            (model, other) -> provider(model) + ": " + model.id()),
    SLASH(
            "the default model with a slash for the colon",
            (model, other) -> provider(model) + "/" + model.id());

    private final String words;
    private final BiFunction<Model, String, String> making;

    Misnomer(String words, BiFunction<Model, String, String> making) {
        this.words = words;
        this.making = making;
    }

    String words() {
        return words;
    }

    /**
     * @param model that has another name
     * @param other a provider that does not have this model
     */
    String of(Model model, String other) {
        return making.apply(model, other);
    }

    private static String provider(Model model) {
        return model.provider().orElseThrow();
    }
}
