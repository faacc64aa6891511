package io.headroom.api.evidence;

import io.headroom.api.database.Databases;
import io.headroom.api.view.Views;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;

/** Takes proof, and answers with what is proven then. */
@Controller("/api/v1")
final class EvidenceController implements EvidenceContract {
    private final Views views;
    private final Databases databases;
    private final Witness witness;
    private final InstantSource clock;

    EvidenceController(Views views, Databases databases, Witness witness, InstantSource clock) {
        this.views = views;
        this.databases = databases;
        this.witness = witness;
        this.clock = clock;
    }

    @Override
    public EvidenceList evidence(String db) {
        databases.instanceOf(db);
        return EvidenceList.of(db, views.facts().evidence().all(), clock.instant());
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public EvidenceList bring(String db, String proof) {
        databases.instanceOf(db);
        witness.keep(EvidenceReader.read(db, proof, clock.instant()));
        return evidence(db);
    }
}
