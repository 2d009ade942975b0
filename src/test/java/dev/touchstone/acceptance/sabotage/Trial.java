package dev.touchstone.acceptance.sabotage;

import io.cucumber.core.gherkin.Pickle;

/** One scenario under one defect. */
record Trial(String defect, Pickle pickle) {

    /** Where the scenario stands: file and line. */
    String scenario() {
        return place(pickle);
    }

    /** Where a scenario stands: file and line. */
    static String place(Pickle pickle) {
        return Saboteur.place(pickle.getUri(), pickle.getLocation().getLine());
    }

    /** What it can run beside. */
    Company company() {
        return Company.of(pickle.getTags());
    }
}
