package dev.touchstone.acceptance;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.settings.SettingException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses a tag that names nothing: a typing error must not look like a run that found nothing. */
public final class TagFilter {

    /** Tags beside those of criteria and capabilities (house rules for features). */
    public static final Set<String> MARKS =
            Set.of("smoke", "slow", "load", "alone", "quiet", "disruptive", "gpu");

    private static final Pattern TAG = Pattern.compile("@([^\\s()]+)");

    private final Catalogue catalogue;

    TagFilter(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @throws SettingException for a tag that names no criterion, no capability and no mark
     */
    void check(String expression) {
        Matcher tags = TAG.matcher(expression);
        while (tags.find()) {
            if (!isKnown(tags.group(1))) {
                throw new SettingException(
                        "-Dcucumber.filter.tags: @%s is no criterion and no capability.%s"
                                .formatted(tags.group(1), suggestion(tags.group(1))));
            }
        }
    }

    private boolean isKnown(String tag) {
        return MARKS.contains(tag)
                || catalogue.find(tag).isPresent()
                || catalogue.area(tag).isPresent();
    }

    private String suggestion(String tag) {
        return catalogue.nearest(tag).map(near -> " Did you mean @%s?".formatted(near)).orElse("");
    }
}
