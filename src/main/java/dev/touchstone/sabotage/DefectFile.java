package dev.touchstone.sabotage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The catalogue as it is written.
 *
 * @param parts rules that several defects share, by YAML anchors
 */
record DefectFile(
        JsonNode parts,
        List<DefectLine> defects,
        List<ReviewedLine> reviewed,
        List<Exemption> exceptions) {}
