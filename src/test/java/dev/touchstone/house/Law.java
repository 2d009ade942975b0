package dev.touchstone.house;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A rule of the architecture with offenders that it must report.
 *
 * @param planted sources of classes that break it, and nothing else
 * @param offences how many times they break it
 */
record Law(String name, ArchRule rule, List<String> planted, int offences) {

    static Law of(String name, ArchRule rule, int offences, String... planted) {
        return new Law(name, rule, List.of(planted), offences);
    }

    @Override
    public String toString() {
        return name;
    }
}
