package dev.touchstone.sabotage;

import java.util.List;

/** The catalogue as it is written. */
record DefectFile(
        List<DefectLine> defects, List<ReviewedLine> reviewed, List<Exemption> exceptions) {}
