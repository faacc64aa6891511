package io.headroom.api.sizing;

import io.headroom.api.database.Databases;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Answers from memory and the sheets of the configuration. */
@Controller("/api/v1")
final class ScenarioController implements ScenarioContract {
    private final Databases databases;
    private final Scenarios scenarios;

    ScenarioController(Databases databases, Scenarios scenarios) {
        this.databases = databases;
        this.scenarios = scenarios;
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public ScenarioAnswer scenarios(String db) {
        return ScenarioAnswer.of(db, databases.counted(db), scenarios.sheets());
    }
}
