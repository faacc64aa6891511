package io.headroom.core.readiness;

import java.time.Instant;

/**
 * @param enabled whether the server offers TLS
 * @param remote sessions from other machines
 * @param plain those of them without TLS
 */
public record TlsFacts(boolean enabled, int remote, int plain) implements CheckFacts {
    private static final String HBA =
            "In pg_hba.conf write hostssl instead of host for addresses of other machines, then reload, once every client"
                    + " has sslmode=require or better.";

    @Override
    public Check check() {
        return Check.TLS;
    }

    @Override
    public Finding judge(Instant now) {
        if (!enabled) {
            return Finding.fail(
                    check(),
                    "ssl is off",
                    "Give the server a certificate and a key (ssl_cert_file, ssl_key_file), then switch it on.",
                    "ALTER SYSTEM SET ssl = on;",
                    "SELECT pg_reload_conf();");
        }
        if (plain > 0) {
            String evidence = "ssl is on, and " + plain + " of " + remote + " sessions from other machines do without";
            return Finding.fail(check(), evidence, HBA, "SELECT pg_reload_conf();");
        }
        return Finding.pass(
                check(),
                remote == 0
                        ? "ssl is on; there is no session from another machine now"
                        : "ssl is on, and all " + remote + " sessions from other machines use it");
    }
}
