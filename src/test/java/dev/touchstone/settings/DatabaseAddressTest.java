package dev.touchstone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    postgresql://ada:geheim@db:5433/app, jdbc:postgresql://db:5433/app, ada, geheim
                    postgres://ada:geheim@db/app, jdbc:postgresql://db:5432/app, ada, geheim
                    jdbc:postgresql://ada:geheim@db/app, jdbc:postgresql://db:5432/app, ada, geheim
                    jdbc:postgresql://db/app?user=ada&password=geheim, jdbc:postgresql://db:5432/app, ada, geheim
                    postgresql://db/app?sslmode=require, jdbc:postgresql://db:5432/app?sslmode=require, postgres, ''
                    postgresql://ada@[::1]:5433/app, jdbc:postgresql://[::1]:5433/app, ada, ''
                    postgresql://ada:g%40h%3Aeim@db/app, jdbc:postgresql://db:5432/app, ada, g@h:eim
                    """)
    void all_usual_forms_are_read(String text, String jdbc, String user, String password) {
        assertThat(DatabaseAddress.parse(Setting.DATABASE_URL, text))
                .isEqualTo(new DatabaseAddress(jdbc, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "geheim",
                "mysql://ada:geheim@db/app",
                "postgresql://ada:geheim@db",
                "postgresql://ada:geheim@db/",
                "postgresql:geheim",
                "postgresql://ada:ge heim@db/app",
                "postgresql://ada:geheim@/app",
                "jdbc:h2:mem:geheim"
            })
    void anything_else_is_refused_without_repeating_it(String text) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> DatabaseAddress.parse(Setting.DATABASE_URL, text))
                .withMessageContaining("-Ddatabase.url (or DATABASE_URL)")
                .withMessageContaining("Expected postgresql://user:password@host:port/name")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("geheim", "heim"));
    }

    @Test
    void the_password_is_never_printed() {
        DatabaseAddress address =
                DatabaseAddress.parse(Setting.DATABASE_URL, "postgresql://ada:geheim@db/app");

        assertThat(address).hasToString("jdbc:postgresql://db:5432/app as ada");
    }

    @Test
    void another_database_is_on_the_same_server_with_the_same_options() {
        DatabaseAddress address =
                DatabaseAddress.parse(
                        Setting.DATABASE_URL,
                        "postgresql://ada:geheim@db/app?sslmode=require&sslrootcert=/etc/ca");

        assertThat(address.named("other"))
                .isEqualTo(
                        new DatabaseAddress(
                                "jdbc:postgresql://db:5432/other?sslmode=require&sslrootcert=/etc/ca",
                                "ada",
                                "geheim"));
    }

    @Test
    void the_same_database_can_be_reached_at_another_place() {
        DatabaseAddress address =
                new DatabaseAddress("jdbc:postgresql://db.example:5433/name?ssl=true", "u", "p");

        assertThat(address.host()).isEqualTo("db.example");
        assertThat(address.port()).isEqualTo(5433);
        assertThat(address.at("127.0.0.1", 6000))
                .isEqualTo(
                        new DatabaseAddress(
                                "jdbc:postgresql://127.0.0.1:6000/name?ssl=true", "u", "p"));
    }
}
