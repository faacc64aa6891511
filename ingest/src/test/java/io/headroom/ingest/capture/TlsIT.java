package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.ingest.source.Preflight;
import io.headroom.testkit.OwnPostgres;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every connection to PostgreSQL is encrypted and proves whom it reached, when the URL says so. */
class TlsIT {
    private static final String TABLE = "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int)";

    @TempDir
    Path folder;

    @Test
    void encryptsEveryConnection_andTrustsOnlyTheGivenAuthority() throws Exception {
        Identity server = identity("server");
        Identity stranger = identity("stranger");
        Map<String, String> settings = Map.of(
                "wal_level", "logical",
                "max_slot_wal_keep_size", "1GB",
                "ssl", "on",
                "ssl_cert_file", server.certificate().toString(),
                "ssl_key_file", server.key().toString());
        try (OwnPostgres postgres = OwnPostgres.start(settings);
                Watched shop = new Watched(postgres.postgres(), "secret", TABLE)) {
            shop.over(verifying(stranger));
            assertThat(Preflight.check(shop.config()))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.reason()).contains("cannot be reached"));

            shop.over(verifying(server)).startStreaming();

            assertThat(shop.status().state()).isEqualTo(CaptureState.STREAMING);
            // The test's own connection is the only one in the clear.
            await().untilAsserted(() -> assertThat(
                            shop.query("SELECT bool_and(s.ssl) || ' ' || bool_or(a.backend_type = 'walsender') || ' '"
                                    + " || (count(*) >= 4) FROM pg_stat_activity a JOIN pg_stat_ssl s USING (pid)"
                                    + " WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()"))
                    .isEqualTo("true true true"));
        }
    }

    private static String verifying(Identity authority) {
        return "?sslmode=verify-full&sslrootcert=" + authority.certificate();
    }

    /** A server that signed its own certificate: it is its own authority. */
    private Identity identity(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        String password = "changeit";
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "30",
                        "-dname",
                        "CN=localhost,O=" + name,
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        password)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        Path certificate =
                pem(name + ".crt", "CERTIFICATE", keys.getCertificate(name).getEncoded());
        Path key = pem(
                name + ".key",
                "PRIVATE KEY",
                keys.getKey(name, password.toCharArray()).getEncoded());
        return new Identity(certificate, key);
    }

    private Path pem(String file, String kind, byte[] der) throws Exception {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        Path path = Files.writeString(
                folder.resolve(file), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    private record Identity(Path certificate, Path key) {}
}
