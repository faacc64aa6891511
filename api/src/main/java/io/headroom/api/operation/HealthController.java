package io.headroom.api.operation;

import io.headroom.api.view.Standing;
import io.headroom.api.view.Views;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

@Controller("/health")
final class HealthController implements HealthContract {
    private final List<RoleCheck> checks = new ArrayList<>();

    HealthController(Views views, RoleCheck.All others) {
        checks.add(new RoleCheck("views", () -> reading(views.standing())));
        checks.addAll(others.checks());
    }

    @Override
    public HttpResponse<HealthReport> liveness() {
        return answer(RoleCheck.Reading::alive);
    }

    @Override
    public HttpResponse<HealthReport> readiness() {
        return answer(RoleCheck.Reading::ready);
    }

    private HttpResponse<HealthReport> answer(Predicate<RoleCheck.Reading> up) {
        HealthReport report = HealthReport.of(checks, up);
        boolean down = report.status() == HealthReport.Status.DOWN;
        return HttpResponse.status(down ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .body(report);
    }

    private static RoleCheck.Reading reading(Standing standing) {
        return new RoleCheck.Reading(standing.alive(), standing.ready(), standing.detail());
    }
}
