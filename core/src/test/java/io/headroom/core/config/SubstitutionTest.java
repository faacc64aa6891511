package io.headroom.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("HOST", "db", "PORT", "81", "SHOP_PASSWORD", "a$1\\${HOST}", "EMPTY", "");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        plain                  | plain
        ${HOST}                | db
        a-${HOST}-${PORT}      | a-db-81
        ${HOST:other}          | db
        ${NONE:other}          | other
        ${NONE:a:b}            | a:b
        x${NONE:}y             | xy
        x${EMPTY:other}y       | xy
        5 $ and $HOST          | 5 $ and $HOST
        ${SHOP_PASSWORD}       | a$1\\${HOST}
        """)
    void putsVariablesIn(String text, String result) {
        assertThat(new Substitution(ENVIRONMENT).apply("key", text)).isEqualTo(result.replace("\\\\", "\\"));
    }

    @Test
    void happensInEveryScalar() {
        HeadroomConfig config = HeadroomConfig.parse("""
                headroom:
                  http: { host: "${HOST}", port: "${PORT}" }
                  databases:
                    shop:
                      url: postgresql://${HOST}/shop
                      username: ${NAME:headroom}
                      password: ${SHOP_PASSWORD}
                      created-at: ["${NAME:born}"]
                """, ENVIRONMENT, Path.of(""));

        DatabaseConfig shop = config.requireDatabases().get("shop");
        assertThat(config.http()).isEqualTo(new HttpConfig("db", 81));
        assertThat(shop.url()).hasToString("postgresql://db:5432/shop");
        assertThat(shop.username()).isEqualTo("headroom");
        assertThat(shop.password().reveal()).isEqualTo("a$1\\${HOST}");
        assertThat(shop.createdAt()).containsExactly("born");
    }

    @Test
    void refusesAVariableThatIsNotSet() {
        assertThat(Yaml.shopRefusal("tenant: { column: \"${TENANT_COLUMN}\" }"))
                .isEqualTo("headroom.databases.shop.tenant.column needs the environment variable TENANT_COLUMN, "
                        + "which is not set; set it, or write ${TENANT_COLUMN:default}");
    }

    @Test
    void refusesABrokenVariableWithoutShowingTheText() {
        assertThatThrownBy(
                        () -> new Substitution(ENVIRONMENT).apply("headroom.databases.shop.password", "s3cret${a-b}"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("headroom.databases.shop.password has a ${ that begins no variable; "
                        + "write ${NAME} or ${NAME:default}");
    }

    @Test
    void saysWhatTheSubstitutedValueIsWhenItIsMalformed() {
        assertThatThrownBy(
                        () -> HeadroomConfig.parse("headroom: { http: { port: '${HOST}' } }", ENVIRONMENT, Path.of("")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("headroom.http.port must be a whole number from 0 to 65535, got db");
    }
}
