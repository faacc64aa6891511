package io.headroom.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {

    @Test
    void readsEveryPart() {
        assertThat(PostgresUrl.parse(
                        "postgresql://db.example:6432/my%20shop?sslmode=verify-full&sslrootcert=/ca+1.pem"))
                .isEqualTo(new PostgresUrl(
                        "db.example", 6432, "my shop", Map.of("sslmode", "verify-full", "sslrootcert", "/ca+1.pem")));
    }

    @Test
    void takesPostgresqlsOwnPortIfNoneIsGiven() {
        assertThat(PostgresUrl.parse("postgresql://localhost/shop"))
                .isEqualTo(new PostgresUrl("localhost", 5432, "shop", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.example:6432/shop",
                "postgresql://[::1]:5432/shop",
                "postgresql://localhost:5432/my%20shop?sslmode=require&sslrootcert=%2Fca%2B1.pem"
            })
    void writesWhatItRead(String text) {
        assertThat(PostgresUrl.parse(text)).hasToString(text);
        assertThat(PostgresUrl.parse(text).jdbc()).isEqualTo("jdbc:" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/shop",
                "mysql://localhost/shop",
                "postgresql://localhost",
                "postgresql://localhost/",
                "postgresql:///shop",
                "postgresql://a:1,b:2/shop",
                "postgresql://localhost/shop/more",
                "localhost:5432/shop"
            })
    void showsTheAcceptedFormForAnythingElse(String text) {
        assertThat(Yaml.headroomRefusal("databases: { shop: { url: '" + text + "' } }"))
                .isEqualTo("headroom.databases.shop.url must look like "
                        + "postgresql://host:port/database?sslmode=require, got " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://headroom:s3cret@localhost/shop",
                "postgres://headroom:s3cret@localhost/shop",
                "postgresql://localhost/shop?user=headroom&password=s3cret",
                "jdbc:postgresql://localhost/shop?PASSWORD=s3cret"
            })
    void refusesAPasswordWithoutShowingIt(String text) {
        assertThat(Yaml.headroomRefusal("databases: { shop: { url: '" + text + "' } }"))
                .isEqualTo("headroom.databases.shop.url must not hold a user or a password; write "
                        + "postgresql://host:port/database?sslmode=require and give them as username and password, "
                        + "e.g. password: ${SHOP_PASSWORD}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        postgresql://h:0/d               | port must be a whole number from 1 to 65535, got 0
        postgresql://h:99999/d           | port must be a whole number from 1 to 65535, got 99999
        postgresql://h/d%zz              | must have two hex digits after every %, got d%zz
        postgresql://h/d?sslmode=on      | must have an sslmode of disable, allow, prefer, require, verify-ca, verify-full, got on
        postgresql://h/d?sslcert=        | sslcert must not be empty
        postgresql://h/d?connect_timeout=1 | must have no parameters but sslmode, sslrootcert, sslcert, sslkey, got connect_timeout
        """)
    void refusesPartsThatAreOutOfRange(String text, String message) {
        assertThatThrownBy(() -> PostgresUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
