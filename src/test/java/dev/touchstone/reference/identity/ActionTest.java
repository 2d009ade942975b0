package dev.touchstone.reference.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("ROLE-1: the permission table of the contract")
class ActionTest {
    @ParameterizedTest
    @CsvSource({
        "READ_MODELS,                 VIEWER OPERATOR ADMIN",
        "READ_LEDGER,                 VIEWER OPERATOR ADMIN",
        "READ_CONVERSATIONS,          VIEWER OPERATOR ADMIN",
        "READ_ANALYTICS,              VIEWER OPERATOR ADMIN",
        "READ_PLUGINS,                VIEWER OPERATOR ADMIN",
        "CHAT,                        OPERATOR ADMIN",
        "WRITE_CONVERSATIONS,         OPERATOR ADMIN",
        "DELETE_OWN_CONVERSATIONS,    OPERATOR ADMIN",
        "DELETE_OTHERS_CONVERSATIONS, ADMIN",
        "MANAGE_PLUGINS,              ADMIN",
        "MANAGE_PEOPLE,               ADMIN",
        "MANAGE_SETTINGS,             ADMIN",
        "MANAGE_TENANTS,              PLATFORM_ADMIN"
    })
    void is_permitted_to_exactly_these_roles(Action action, String roles) {
        assertThat(Arrays.stream(Role.values()).filter(action::permits).map(Role::name))
                .containsExactly(roles.split(" "));
    }

    @Test
    @DisplayName("ROLE-3")
    void a_stored_role_bounds_a_claimed_one_and_never_lifts_it() {
        assertThat(Role.ADMIN.boundedBy(Role.VIEWER)).isEqualTo(Role.VIEWER);
        assertThat(Role.VIEWER.boundedBy(Role.ADMIN)).isEqualTo(Role.VIEWER);
        assertThat(Role.OPERATOR.boundedBy(Role.OPERATOR)).isEqualTo(Role.OPERATOR);
    }
}
