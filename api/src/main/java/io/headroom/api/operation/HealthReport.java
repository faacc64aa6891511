package io.headroom.api.operation;

import java.util.List;
import java.util.function.Predicate;

/**
 * Health of this process.
 *
 * @param waitingFor what the roles that are not UP wait for, or died of; empty if all are
 */
record HealthReport(Status status, List<String> waitingFor, List<Role> roles) {

    /** Of the process or of one of its roles. */
    enum Status {
        UP,
        DOWN
    }

    /** One part of the process. */
    record Role(String name, Status status, String detail) {
        static Role of(RoleCheck check, Predicate<RoleCheck.Reading> up) {
            RoleCheck.Reading reading = check.reading().get();
            return new Role(check.role(), up.test(reading) ? Status.UP : Status.DOWN, reading.detail());
        }
    }

    static HealthReport of(List<RoleCheck> checks, Predicate<RoleCheck.Reading> up) {
        List<Role> roles = checks.stream().map(check -> Role.of(check, up)).toList();
        List<String> waitingFor = roles.stream()
                .filter(role -> role.status() == Status.DOWN)
                .map(role -> role.name() + ": " + role.detail())
                .toList();
        return new HealthReport(waitingFor.isEmpty() ? Status.UP : Status.DOWN, waitingFor, roles);
    }
}
