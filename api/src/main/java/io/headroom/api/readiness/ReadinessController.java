package io.headroom.api.readiness;

import io.headroom.api.database.Databases;
import io.headroom.api.view.Views;
import io.micronaut.http.annotation.Controller;
import java.time.InstantSource;

/** Judges what was read last, as of now. */
@Controller("/api/v1")
final class ReadinessController implements ReadinessContract {
    private final Views views;
    private final Databases databases;
    private final InstantSource clock;

    ReadinessController(Views views, Databases databases, InstantSource clock) {
        this.views = views;
        this.databases = databases;
        this.clock = clock;
    }

    @Override
    public FindingList findings(String db) {
        databases.instanceOf(db);
        return FindingList.of(db, views.facts().readiness().of(db), clock.instant());
    }
}
