package dev.touchstone.reference.orchestration;

import java.util.List;
import java.util.stream.Collectors;

/** What models are told to do with an answer, each as a message behind it. */
final class Tasks {
    static final String CRITICISE =
            """
            Criticise the answer above: what is wrong, missing or unclear? \
            If nothing has to change, reply with the single word APPROVED.""";

    static final String REFINE =
            """
            The answer above is a draft. Refine it, and reply with nothing but the refined answer.""";

    static final String VALIDATE =
            """
            Validate the answer above, and correct what is wrong. Reply with nothing but the final answer.""";

    private Tasks() {}

    static String revise(String criticism) {
        return """
               Revise your answer. Reply with nothing but the revised answer. This was said against it:

               %s"""
                .formatted(criticism);
    }

    static String reconsider(List<String> others) {
        return """
               Others have answered as follows. Reconsider your answer, and reply with nothing but the answer.

               %s"""
                .formatted(
                        others.stream().map(text -> "- " + text).collect(Collectors.joining("\n")));
    }
}
