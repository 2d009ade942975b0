package dev.touchstone.router;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an answer says about the models that worked on it.
 *
 * @param mode the router's word
 * @param models the models that it says were used, in its order
 * @param rounds absent when it tells none
 * @param confidence absent when it tells none
 */
public record Orchestration(
        String mode, List<String> models, OptionalInt rounds, Optional<BigDecimal> confidence) {}
