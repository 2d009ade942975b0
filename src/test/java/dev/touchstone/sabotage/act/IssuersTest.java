package dev.touchstone.sabotage.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A scenario's routers may have issuers of their own. */
class IssuersTest {

    private static final Map<String, Object> ADA = Map.of("sub", "ada");
    private static final Map<String, Object> ADMIN = Map.of("sub", "ada", "role", "admin");

    private final SharedKey one = new SharedKey("one".repeat(16), "");
    private final SharedKey two = new SharedKey("two".repeat(16), "");
    private final SharedKey unknown = new SharedKey("not".repeat(16), "");
    private final Issuers issuers = new Issuers();

    IssuersTest() {
        issuers.add(one);
        issuers.add(two);
    }

    @Test
    void a_token_of_any_of_them_is_genuine() {
        assertThat(issuers.isGenuine(one.signed(ADA))).isTrue();
        assertThat(issuers.isGenuine(two.signed(ADA))).isTrue();
        assertThat(issuers.isGenuine(unknown.signed(ADA))).isFalse();
    }

    @Test
    void a_token_is_signed_anew_by_the_one_that_had_signed_it() {
        String ofOne = issuers.signedAnew(one.signed(ADA), ADMIN);
        String ofTwo = issuers.signedAnew(two.signed(ADA), ADMIN);

        assertThat(ofOne).isEqualTo(one.signed(ADMIN));
        assertThat(ofTwo).isEqualTo(two.signed(ADMIN));
    }

    @Test
    void a_token_that_none_has_signed_is_signed_by_the_last_known() {
        assertThat(issuers.signedAnew(unknown.signed(ADA), ADMIN)).isEqualTo(two.signed(ADMIN));
    }

    @Test
    void what_a_token_says_can_be_read_whoever_signed_it() {
        assertThat(issuers.claims(unknown.signed(ADA))).contains(ADA);
        assertThat(issuers.head(unknown.signed(ADA))).contains(Map.of("alg", "HS256"));
        assertThat(issuers.claims("none")).isEmpty();
    }

    @Test
    void while_none_is_known_nothing_can_be_signed() {
        assertThatThrownBy(() -> new Issuers().signedAnew(one.signed(ADA), ADMIN))
                .hasMessageContaining("unknown");
    }
}
