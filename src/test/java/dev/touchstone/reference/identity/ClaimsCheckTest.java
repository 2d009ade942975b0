package dev.touchstone.reference.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token says that its issuer did sign: times, audience, issuer, claims of their kind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsCheckTest {
    private final TokenKit kit = new TokenKit();

    @AfterAll
    void stop() {
        kit.close();
    }

    static Stream<Arguments> ways() {
        return Arrays.stream(TokenKit.Way.values()).map(Arguments::of);
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of("exp", "\"soon\"", false),
                Arguments.of("exp", "\"4102444800\"", false),
                Arguments.of("exp", "4102444800.5", true),
                Arguments.of("exp", "-1", false),
                Arguments.of("exp", "0", false),
                Arguments.of("exp", "null", false),
                Arguments.of("exp", "true", false),
                Arguments.of("exp", "[4102444800]", false),
                Arguments.of("iat", "null", false),
                Arguments.of("iat", "\"now\"", false),
                Arguments.of("iat", "{}", false),
                Arguments.of("nbf", "\"now\"", false),
                Arguments.of("nbf", "null", true),
                Arguments.of("aud", "[\"enterprise-agents-api\"]", true),
                Arguments.of("aud", "[\"x\",\"enterprise-agents-api\"]", true),
                Arguments.of("aud", "[\"x\",\"y\"]", false),
                Arguments.of("aud", "[]", false),
                Arguments.of("aud", "\"\"", false),
                Arguments.of("aud", "null", false),
                Arguments.of("aud", "7", false),
                Arguments.of("aud", "\"Enterprise-Agents-API\"", false),
                Arguments.of("aud", "\"enterprise-agents-api \"", false),
                Arguments.of("aud", "{\"enterprise-agents-api\":true}", false),
                Arguments.of("iss", "null", false),
                Arguments.of("iss", "\"\"", false),
                Arguments.of("iss", "[\"issuer\"]", false),
                Arguments.of("iss", "\"issuer/\"", false),
                Arguments.of("sub", "null", false),
                Arguments.of("sub", "\"\"", false),
                Arguments.of("sub", "[\"otto\"]", false),
                Arguments.of("sub", "\"o\\u0000tto\"", false),
                Arguments.of("sub", "\"\\ud800\"", false),
                Arguments.of("role", "null", false),
                Arguments.of("role", "7", false),
                Arguments.of("role", "[\"operator\"]", false),
                Arguments.of("tenant_id", "7", false),
                Arguments.of("tenant_id", "{\"a\":1}", false));
    }

    @ParameterizedTest
    @MethodSource("claims")
    @DisplayName("AUTH-3, AUTH-6: a claim of another kind or with another content")
    void a_claim_is_of_its_kind(String name, String value, boolean fits) {
        String without =
                kit.good()
                        .build()
                        .toString()
                        .replaceAll(",?\"" + name + "\":(\"[^\"]*\"|\\[[^]]*]|[0-9]+)", "");
        String claims =
                without.replaceFirst(
                                "^\\{,?",
                                Matcher.quoteReplacement("{\"" + name + "\":" + value + ","))
                        .replace(",}", "}");
        String token = raw(claims);
        if (fits) {
            kit.accepted(token);
        } else {
            kit.refused(token);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 9_223_372_036_854_776L, -62_135_596_801L})
    @DisplayName("AUTH-3: a time beyond all times is one answer or the other, and no failure")
    void a_huge_time_is_no_failure(long seconds) {
        String claims =
                kit.good().build().toString().replaceFirst("\"exp\":\\d+", "\"exp\":" + seconds);
        try {
            kit.accepted(raw(claims));
        } catch (AccessRefused e) {
            assertThat(e.reason()).isEqualTo(AccessRefused.Reason.NO_VALID_TOKEN);
        }
    }

    @Test
    @DisplayName("AUTH-6: a claim that is there twice says nothing")
    void duplicated_claims_are_refused() {
        String claims = kit.good().build().toString();
        kit.refused(raw(claims.replaceFirst("\\{", "{\"sub\":\"ada\",")));
        kit.refused(raw(claims.replaceFirst("}$", ",\"sub\":\"ada\"}")));
        kit.accepted(raw(claims));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "7", "null", "{", "{}", "{\"a\":", "\u0000"})
    @DisplayName("AUTH-5: signed, but not claims")
    void what_is_signed_must_be_claims(String text) {
        kit.refused(raw(text));
        kit.refused(raw("[".repeat(3000)));
        kit.refused(raw("{\"a\":".repeat(1000)));
    }

    /** Signed by the issuer, whatever it says. */
    private static String raw(String claims) {
        String input = Base64URL.encode("{\"alg\":\"HS256\"}") + "." + Base64URL.encode(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            TokenKit.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return input
                    + "."
                    + Base64URL.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @DisplayName("AUTH-3: the exact boundaries, with and without clock skew")
    void times_count_to_the_millisecond(TokenKit.Way way) {
        Instant start = kit.clock.now;
        Duration skew = Duration.ofSeconds(30);
        String token = way.sign(kit.good().notBeforeTime(Date.from(start)).build());
        for (Map.Entry<Tokens, Duration> each :
                Map.of(kit.tokens, Duration.ZERO, kit.tokens(skew), skew).entrySet()) {
            Duration off = each.getValue();
            Instant first = start.minus(off);
            Instant end = start.plusSeconds(60).plus(off);
            assertThat(isAccepted(each.getKey(), token, first.minusMillis(1))).isFalse();
            assertThat(isAccepted(each.getKey(), token, first)).isTrue();
            assertThat(isAccepted(each.getKey(), token, end.minusMillis(1))).isTrue();
            assertThat(isAccepted(each.getKey(), token, end)).isFalse();
        }
        kit.clock.now = start;
    }

    private boolean isAccepted(Tokens by, String token, Instant now) {
        kit.clock.now = now;
        try {
            return by.verify(List.of("Bearer " + token)).subject().equals("otto");
        } catch (AccessRefused e) {
            return false;
        }
    }
}
