package io.headroom.core.capacity;

import static io.headroom.core.capacity.Storage.AS_OF;
import static io.headroom.core.capacity.Storage.BOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.core.forecast.RefusalCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecommendationsTest {
    private static final Capacity STARTER = Storage.on("railway/starter", Duration.ofDays(14));

    @Test
    void isRightSized_whileThereIsTimeToAct_andNamesTheNextPlan() {
        Recommendation said = decide(STARTER, Storage.growing(343, 1));

        assertThat(said.verdict()).isEqualTo(Verdict.RIGHT_SIZED);
        assertThat(said.reason()).isEqualTo("storage is at 68.6 %; 95 % is not expected within the horizon");
        assertThat(said.neededBytes()).hasValue(493_000_000);
        assertThat(said.present()).map(Offer::total).contains(Price.parse("5 USD"));
        assertThat(next(said).plan().id()).isEqualTo("railway/pro");
        assertThat(next(said).total()).isEqualTo(Price.parse("20 USD"));
    }

    @Test
    void plansTheCheapestWay_andSaysWhyNoPlanIsCheaper() {
        PlanPath path = decide(STARTER, Storage.growing(300, 0.5)).path().orElseThrow();

        assertThat(path.steps())
                .extracting(
                        PlanPath.Step::from,
                        PlanPath.Step::months,
                        step -> step.offer().plan().id())
                .containsExactly(
                        tuple(LocalDate.parse("2026-11-21"), 2, "railway/starter"),
                        tuple(LocalDate.parse("2027-01-21"), 2, "railway/pro"));
        assertThat(path.total()).matches(Price.parse("50 USD")::isSameAs);
    }

    @Test
    void saysWhyACheaperPlanIsNotTaken() {
        PlanPath path = decide(STARTER, Storage.growing(343, 1)).path().orElseThrow();

        assertThat(path.steps()).hasSize(1);
        assertThat(path.rejected())
                .contains(new PlanPath.Rejected(
                        "railway/starter",
                        Price.parse("5 USD"),
                        "has 500 MB, and 554 MB are needed from 21 November 2026"));
    }

    @Test
    void plansAYearOnThePresentPlan_whereNothingGrows() {
        PlanPath path = decide(STARTER, Storage.refused(340, RefusalCode.NO_GROWTH))
                .path()
                .orElseThrow();

        assertThat(path.steps()).extracting(PlanPath.Step::months).containsExactly(12);
        assertThat(path.total()).matches(Price.parse("60 USD")::isSameAs);
    }

    @Test
    void isUnderProvisioned_aboveTheAdvice_evenWithoutAProjection() {
        Recommendation said = decide(STARTER, Storage.refused(356, RefusalCode.INSUFFICIENT_HISTORY));

        assertThat(said.verdict()).isEqualTo(Verdict.UNDER_PROVISIONED);
        assertThat(said.reason()).isEqualTo("storage is at 71.2 %, above 70 %");
        assertThat(next(said).plan().id()).isEqualTo("railway/pro");
    }

    @Test
    void isUnderProvisioned_whenTheCeilingMayComeSoonerThanMoreCanBeHad() {
        Recommendation said = decide(STARTER, Storage.growing(330, 7));

        assertThat(said.verdict()).isEqualTo(Verdict.UNDER_PROVISIONED);
        assertThat(said.reason())
                .isEqualTo("95 % may be reached before there is more: the last day to act was 20 November 2026");
    }

    @Test
    void isOverProvisioned_whenACheaperPlanHoldsAMultiple() {
        Recommendation said = decide(Storage.on("railway/pro", null), Storage.growing(200, 0.1));

        assertThat(said.verdict()).isEqualTo(Verdict.OVER_PROVISIONED);
        assertThat(next(said).plan().id()).isEqualTo("railway/starter");
    }

    @Test
    void isRightSized_withoutGrowth() {
        Recommendation said = decide(STARTER, Storage.refused(340, RefusalCode.NO_GROWTH));

        assertThat(said.verdict()).isEqualTo(Verdict.RIGHT_SIZED);
        assertThat(said.neededBytes()).hasValue(340_000_000);
        assertThat(said.next())
                .isEqualTo(new NextPlan.None("the present plan holds what is expected within the horizon"));
    }

    @Test
    void isUndecided_whileTheNeedIsUnknown() {
        Recommendation young = decide(STARTER, Storage.refused(340, RefusalCode.INSUFFICIENT_HISTORY));
        assertThat(young.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(young.doubt()).map(Doubt::code).contains(Doubt.Code.INSUFFICIENT_HISTORY);

        Recommendation partly = decide(
                STARTER, new StorageOutlook(OptionalLong.of(340_000_000), false, Storage.path(340_000_000, 2_000_000)));
        assertThat(partly.doubt()).map(Doubt::code).contains(Doubt.Code.USE_UNKNOWN);

        Recommendation undeclared = decide(Storage.on("acme/none", null), Storage.growing(340, 1));
        assertThat(undeclared.doubt()).map(Doubt::code).contains(Doubt.Code.CAPACITY_UNKNOWN);
        assertThat(undeclared.next()).isInstanceOf(NextPlan.None.class);
    }

    @Test
    void exactlyTheAdviceLimit_isNotAboveIt_butStillNeedsAProjection() {
        Recommendation said = decide(STARTER, Storage.refused(350, RefusalCode.UNSTABLE));

        assertThat(said.verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void namesNoPlan_withoutAPresentOneToCompareWith() {
        assertThat(decide(Storage.declared("500MB"), Storage.growing(360, 1)).next())
                .isEqualTo(new NextPlan.None("declare the present plan, so that prices can be compared"));
        assertThat(decide(Storage.on("fasthosts/vps", null), Storage.growing(49_000, 900))
                        .next())
                .isInstanceOf(NextPlan.None.class)
                .extracting(Object::toString)
                .asString()
                .contains("no plan in GBP");
    }

    private static Recommendation decide(Capacity capacity, StorageOutlook outlook) {
        return Recommendations.decide(capacity, outlook, BOOK, AS_OF);
    }

    private static Offer next(Recommendation said) {
        return ((NextPlan.Offered) said.next()).offer();
    }
}
