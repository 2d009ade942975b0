package dev.touchstone.acceptance.world;

/**
 * What a setting shall be.
 *
 * @param present whether it shall be there at all
 */
public record Wanted(boolean present, Object value) {

    /** These settings with this one as it is wanted. */
    Settings in(Settings others, String setting) {
        return present ? others.with(setting, value) : others.without(setting);
    }
}
