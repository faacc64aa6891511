package io.headroom.api.report;

import io.headroom.api.database.Databases;
import io.headroom.api.view.Views;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;

/** Takes reports, and answers with what is known of each measure then. */
@Controller("/api/v1")
final class ReportController implements ReportContract {
    private final Views views;
    private final Databases databases;
    private final Reporter reporter;
    private final InstantSource clock;

    ReportController(Views views, Databases databases, Reporter reporter, InstantSource clock) {
        this.views = views;
        this.databases = databases;
        this.reporter = reporter;
        this.clock = clock;
    }

    @Override
    public ReadingList readings(String db) {
        databases.instanceOf(db);
        return new ReadingList(db, ReadingRow.of(db, views.facts()), null);
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public ReadingList report(String db, String report) {
        databases.instanceOf(db);
        reporter.report(ReportReader.read(db, report, clock.instant()));
        return readings(db);
    }
}
