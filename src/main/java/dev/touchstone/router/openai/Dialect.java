package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.Trail;
import dev.touchstone.wire.Reply;
import java.util.Optional;

/** Where the words of a router differ from the contract's, though it speaks the same protocol. */
public interface Dialect {

    /** The contract's own words. */
    Dialect CONTRACT =
            new Dialect() {
                @Override
                public Trail trail(Reply head) {
                    return Trails.of(head);
                }

                @Override
                public Optional<Reason> reason(int status, JsonNode error) {
                    return Optional.empty();
                }
            };

    /** What it says in headers beside an answer. */
    Trail trail(Reply head);

    /**
     * Why it says no.
     *
     * @param error what it says under {@code error}
     * @return empty where status and field say so in the contract's way
     */
    Optional<Reason> reason(int status, JsonNode error);
}
