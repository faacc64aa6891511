package io.headroom.core.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.Offer;
import io.headroom.core.capacity.Plan;
import io.headroom.core.capacity.PlanDemands;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.config.PriceBookFile;
import io.headroom.core.quantity.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManagedServerTest {
    private static final PriceBook BOOK = PriceBookFile.standard()
            .with(PriceBookFile.read(
                    "effective: 2026-11-20\nkind: LIST\n"
                            + "rates: { r: { from: USD, to: GBP, rate: 0.8, date: 2026-11-20, source: ECB } }",
                    "rates.yml"));
    private static final Plan OWN_SERVER = BOOK.plan("fasthosts/vps").orElseThrow();
    private static final Plan MANAGED = BOOK.plan("aws/db.t3.small").orElseThrow();
    private static final Plan SILENT = BOOK.plan("railway/pro").orElseThrow();
    private static final Optional<Offer> CHEAPEST =
            BOOK.cheapest(OWN_SERVER, Bytes.parse("60GB"), PlanDemands.NONE.andManaged());

    @Test
    void offersTheCheapestManagedPlan_whereNobodyRunsTheServer_andNoBackupIsProven() {
        Ruling.Offered offered = (Ruling.Offered) new ManagedServer(OWN_SERVER, false, false, CHEAPEST).ruling();

        assertThat(offered).isNotNull();
        assertThat(offered.what()).isEqualTo("Move to managed PostgreSQL: aws/db.t3.micro at 23.0-27.0 GBP a month");
        assertThat(offered.why())
                .isEqualTo("fasthosts/vps is not managed, and no backup of each database is proven:"
                        + " backups, failover and updates are yours");
    }

    @Test
    void offersItAlsoWithProvenBackups_whereTheOwnerRequiresIt() {
        assertThat(((Ruling.Offered) new ManagedServer(OWN_SERVER, true, true, CHEAPEST).ruling()).why())
                .contains("and that is required");
        assertThat(((Ruling.Withheld) new ManagedServer(OWN_SERVER, false, true, CHEAPEST).ruling()).reason())
                .isEqualTo("fasthosts/vps is not managed, and backups of every database are proven");
    }

    @Test
    void saysWhatIsMissing_whereNothingCanBeCompared_orThePriceBookIsSilent() {
        assertThat(((Ruling.Withheld) new ManagedServer(OWN_SERVER, false, false, Optional.empty()).ruling()).fix())
                .contains("rate of exchange");
        assertThat(((Ruling.Withheld) new ManagedServer(SILENT, false, false, CHEAPEST).ruling()).reason())
                .isEqualTo("the price book does not say whether railway/pro is managed");
        assertThat(new ManagedServer(SILENT, false, true, CHEAPEST).ruling()).isNull();
    }

    @Test
    void saysNothingToThoseWhoAreThere() {
        assertThat(new ManagedServer(MANAGED, true, false, CHEAPEST).ruling()).isNull();
    }
}
