package io.headroom.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.ingest.source.Platform;
import io.headroom.ingest.source.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementStatisticsTest {
    @Test
    void keepsTheLibrariesThatAreLoaded_eachInALiteralOfItsOwn() {
        Setting setting = new StatementStatistics(false, true, "auto_explain, \"pg_cron\"")
                .lack(Platform.SELF_MANAGED)
                .setting();

        assertThat(setting).isNotNull();
        assertThat(Platform.SELF_MANAGED.change(List.of(setting)))
                .containsExactly(
                        "Settings of PostgreSQL, by a superuser, all at once; one restart then makes all of them effective:",
                        "ALTER SYSTEM SET shared_preload_libraries = 'auto_explain', 'pg_cron', 'pg_stat_statements';");
        assertThat(Platform.AMAZON_RDS.change(List.of(setting)))
                .last()
                .isEqualTo("shared_preload_libraries = auto_explain,pg_cron,pg_stat_statements");
    }

    @Test
    void asksForNoRestart_whereItIsLoadedAlready() {
        var lack = new StatementStatistics(false, true, "pg_stat_statements").lack(Platform.SELF_MANAGED);

        assertThat(lack.setting()).isNull();
        assertThat(lack.problem().fix())
                .isEqualTo("It is loaded already. In this database: CREATE EXTENSION pg_stat_statements;");
    }

    @Test
    void doesNotHaveItLoaded_whereItsFilesAreNotThere_orNobodyKnowsWhatElseIs() {
        assertThat(new StatementStatistics(false, false, "")
                        .lack(Platform.SELF_MANAGED)
                        .problem()
                        .fix())
                .startsWith("It is not on the server either");
        assertThat(new StatementStatistics(false, true, null)
                        .lack(Platform.SELF_MANAGED)
                        .setting())
                .isNull();
    }
}
