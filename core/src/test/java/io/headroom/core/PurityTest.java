package io.headroom.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.headroom.core.change.ChangeKey;
import java.time.Clock;
import java.time.InstantSource;
import org.apache.kafka.common.utils.Utils;

/** The rules of counting can be read, tested and trusted without a broker, a framework or a clock. */
@AnalyzeClasses(packages = "io.headroom.core", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {
    private static final String[] PURE = {
        "io.headroom.core.scope..",
        "io.headroom.core.change..",
        "io.headroom.core.ledger..",
        "io.headroom.core.ownership..",
        "io.headroom.core.reconciliation..",
        "io.headroom.core.delta..",
        "io.headroom.core.forecast..",
        "io.headroom.core.series..",
        "io.headroom.core.growth..",
        "io.headroom.core.cohort..",
        "io.headroom.core.footprint..",
        "io.headroom.core.quantity..",
        "io.headroom.core.usage..",
        "io.headroom.core.capacity..",
        "io.headroom.core.sizing..",
        "io.headroom.core.remedy..",
        "io.headroom.core.trigger..",
        "io.headroom.core.projection..",
        "io.headroom.core.declaration..",
        "io.headroom.core.evidence..",
        "io.headroom.core.annotation..",
        "io.headroom.core.silence..",
        "io.headroom.core.readiness..",
        "io.headroom.core.decision..",
        "io.headroom.core.wire.."
    };

    @ArchTest
    static final ArchRule USES_NO_KAFKA = noClasses()
            .that(resideInAnyPackage(PURE))
            .and()
            .doNotBelongToAnyOf(ChangeKey.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule CHANGE_KEY_USES_ONLY_KAFKAS_PARTITIONING = noClasses()
            .that()
            .belongToAnyOf(ChangeKey.class)
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.kafka..").and(isNot(Utils.class)));

    @ArchTest
    static final ArchRule USES_NO_FRAMEWORK = noClasses()
            .that(resideInAnyPackage(PURE))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "io.debezium..", "jakarta..", "com.fasterxml..", "java.sql..");

    @ArchTest
    static final ArchRule ASKS_NO_CLOCK =
            noClasses().that(resideInAnyPackage(PURE)).should().callMethodWhere(asksAClock());

    private static DescribedPredicate<JavaClass> isNot(Class<?> type) {
        return describe("is not " + type.getSimpleName(), javaClass -> !javaClass.isEquivalentTo(type));
    }

    private static DescribedPredicate<JavaMethodCall> asksAClock() {
        return describe("the call asks a clock", call -> {
            JavaClass owner = call.getTargetOwner();
            String method = call.getName();
            boolean time = owner.getPackageName().equals("java.time") && method.equals("now");
            boolean clock = owner.isEquivalentTo(Clock.class) && !method.equals("fixed") && !method.equals("instant");
            boolean source = owner.isEquivalentTo(InstantSource.class) && method.equals("system");
            boolean system = owner.isEquivalentTo(System.class)
                    && (method.equals("currentTimeMillis") || method.equals("nanoTime"));
            return time || clock || source || system;
        });
    }
}
