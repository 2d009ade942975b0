package dev.touchstone.router;

import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.RouterDescription.Secrets;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Descriptions of routers that offer everything their driver can. */
public final class Descriptions {

    private static final Price PRICE = new Price(BigDecimal.ONE, BigDecimal.TEN);

    private Descriptions() {}

    public static RouterDescription of(String kind, URI url) {
        return new RouterDescription(
                "tested " + kind,
                kind,
                url,
                List.of(
                        new Model(
                                "phi-4",
                                Optional.of("inference"),
                                PRICE,
                                List.of(),
                                true,
                                Optional.empty())),
                Map.of(),
                Map.of(),
                new Secrets("0123456789abcdef0123456789abcdef", "sk-one-key-for-all", "{}"));
    }
}
