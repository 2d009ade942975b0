package dev.touchstone.router.reference;

import com.nimbusds.jwt.SignedJWT;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Flaw;
import dev.touchstone.router.Person;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.RouterDescription.Secrets;
import java.net.URI;
import java.text.ParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A router as its description has it, somebody who uses it, and what her tokens say. */
final class Described {

    static final Person ADA =
            new Person("Ada", "ada-1", "t-1", Person.Role.OPERATOR, new Credential.None());

    private Described() {}

    static RouterDescription router(Map<String, String> options, Secrets secrets) {
        URI url = URI.create("http://localhost");
        return new RouterDescription("r", "reference", url, List.of(), Map.of(), options, secrets);
    }

    static SignedJWT read(Credential credential) throws ParseException {
        return SignedJWT.parse(((Credential.Bearer) credential).secret());
    }

    /** The flaws that this issuer's tokens cannot have, each with what is missing for it. */
    static Map<Flaw, CapabilityMissing> impossible(IssuedTokens issuer) {
        Map<Flaw, CapabilityMissing> impossible = new EnumMap<>(Flaw.class);
        for (Flaw flaw : Flaw.values()) {
            try {
                issuer.healthy(ADA, flaw);
                issuer.flawed(ADA, flaw);
            } catch (CapabilityMissing e) {
                impossible.put(flaw, e);
            }
        }
        return impossible;
    }
}
