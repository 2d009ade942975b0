package dev.touchstone.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.reference.ReferenceRouter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * A reference router in its own process. Its first line of input is the {@link RouterPlan}, and its
 * last one does not come: when the input ends, because its parent has ended in whatever way, it
 * ends as well. It prints where it listens.
 */
public final class RouterProgram {

    /** Stands before the address in the line that says where it listens. */
    static final String LISTENING = "listening on ";

    private RouterProgram() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        RouterPlan plan = JsonMapper.builder().build().readValue(in.readLine(), RouterPlan.class);
        ReferenceRouter router = ReferenceRouter.start(plan.config(Clock.systemUTC()));
        System.out.println(LISTENING + router.url());
        while (in.readLine() != null) {
            // nothing more is said to it
        }
        Runtime.getRuntime().halt(0);
    }
}
