package io.headroom.core.readiness;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** @param inUse roles with sessions in the database, Headroom's own and those of people at a prompt left out */
public record RoleFacts(List<Role> inUse) implements CheckFacts {

    /** @param sessions now */
    public record Role(String name, boolean superuser, int sessions) {
        private String told() {
            return name + " (" + sessions + ")";
        }
    }

    public RoleFacts {
        inUse = List.copyOf(inUse);
    }

    @Override
    public Check check() {
        return Check.ROLES;
    }

    @Override
    public Finding judge(Instant now) {
        if (inUse.isEmpty()) {
            return Finding.unknown(
                    check(),
                    "there is no session of an application now",
                    "It is read again within a quarter of an hour.");
        }
        List<Role> superusers = inUse.stream().filter(Role::superuser).toList();
        return superusers.isEmpty()
                ? Finding.pass(check(), "no superuser among the roles with sessions: " + told(inUse))
                : Finding.fail(
                        check(),
                        "sessions of superusers: " + told(superusers),
                        "Give the application a role that can read and write its tables and nothing else, and keep another"
                                + " for migrations.",
                        "CREATE ROLE app LOGIN PASSWORD '…';",
                        "GRANT pg_read_all_data, pg_write_all_data TO app;");
    }

    private static String told(List<Role> roles) {
        return roles.stream().map(Role::told).collect(Collectors.joining(", "));
    }
}
