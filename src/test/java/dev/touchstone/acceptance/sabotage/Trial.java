package dev.touchstone.acceptance.sabotage;

import io.cucumber.core.gherkin.Pickle;

/** One scenario under one defect. */
record Trial(String defect, Pickle pickle) {

    /** Where the scenario stands: file and line. */
    String scenario() {
        return place(pickle.getUri(), pickle.getLocation().getLine());
    }

    static String place(java.net.URI uri, int line) {
        String text = uri.toString();
        return text.substring(text.lastIndexOf('/') + 1) + ":" + line;
    }

    boolean isAlone() {
        return pickle.getTags().contains("@alone");
    }
}
