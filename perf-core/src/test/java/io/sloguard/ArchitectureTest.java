package io.sloguard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.sloguard.report.html.HtmlReport;
import io.sloguard.report.html.ModulesPage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the rules of the house: who may import what. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sloguard");

    /** What each package may use of ours, beside itself and the exception of the root package. */
    private static final Map<String, String[]> ARROWS = Map.ofEntries(
            Map.entry("scenario", new String[] {}),
            Map.entry("application", new String[] {"target"}),
            Map.entry("init", new String[] {}),
            Map.entry("doctor", new String[] {"engine", "load", "record", "result", "scenario", "slo"}),
            Map.entry("target", new String[] {"result"}),
            Map.entry("load", new String[] {}),
            Map.entry("stats", new String[] {}),
            Map.entry("record", new String[] {"load", "result"}),
            Map.entry("result", new String[] {"load", "record", "scenario"}),
            Map.entry("engine", new String[] {"load", "record", "result", "scenario"}),
            Map.entry("diagnosis", new String[] {"engine", "flight", "record", "result", "target"}),
            Map.entry("flight", new String[] {"result"}),
            Map.entry("slo", new String[] {"load", "record", "result", "scenario", "stats"}),
            Map.entry("baseline", new String[] {"result", "slo"}),
            Map.entry("trend", new String[] {"baseline", "result", "stats"}),
            Map.entry("config", new String[] {"application", "load", "result", "scenario", "slo", "target"}),
            Map.entry("report", new String[] {
                "application",
                "baseline",
                "config",
                "doctor",
                "engine",
                "load",
                "record",
                "result",
                "run",
                "scenario",
                "slo",
                "target",
                "trend"
            }),
            Map.entry("json", new String[] {"baseline", "load", "record", "report", "result", "scenario", "slo", "trend"
            }),
            Map.entry("ci", new String[] {"json", "report", "scenario", "slo"}),
            Map.entry("otlp", new String[] {"json", "report", "slo"}),
            Map.entry("junit", new String[] {"config", "json", "otlp", "report", "result", "run", "scenario", "slo"}));

    @Test
    void the_rules_look_at_the_library() {
        assertThat(CLASSES).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @CsvSource({
        "org.HdrHistogram.., io.sloguard.record..",
        "com.fasterxml.jackson.., io.sloguard.json..",
        "org.yaml.snakeyaml.., io.sloguard.config..",
        "org.apache.commons.statistics.., io.sloguard.stats..",
        "jdk.jfr.., io.sloguard.flight..",
        "java.net.http.., io.sloguard.otlp..",
        "org.junit.., io.sloguard.junit.."
    })
    void each_library_has_one_importer(String library, String importer) {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(importer)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);

        rule.check(CLASSES);
    }

    @Test
    void packages_use_only_what_the_plan_of_the_house_allows() {
        ARROWS.forEach((name, allowed) -> {
            String[] others = ARROWS.keySet().stream()
                    .filter(other ->
                            !other.equals(name) && !java.util.List.of(allowed).contains(other))
                    .map(other -> "io.sloguard." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.sloguard." + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(CLASSES);
        });
    }

    @Test
    void nothing_needs_the_adapter_to_junit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.sloguard.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.sloguard.junit..")
                .check(CLASSES);
    }

    @Test
    void text_knows_no_file_and_the_page_knows_no_other_tool() {
        noClasses()
                .that()
                .resideInAPackage("io.sloguard.report")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.sloguard.report.html..", "io.sloguard.report.export..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.sloguard.report.html")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.sloguard.report.export..")
                .check(CLASSES);
    }

    @Test
    void of_the_pages_the_reports_alone_are_public() {
        classes()
                .that()
                .resideInAPackage("io.sloguard.report.html")
                .and()
                .arePublic()
                .should()
                .be(HtmlReport.class)
                .orShould()
                .be(ModulesPage.class)
                .check(CLASSES);
    }

    @Test
    void nothing_in_the_library_knows_maven_a_database_driver_or_liquibase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.postgresql..", "liquibase..")
                .check(CLASSES);
    }

    @Test
    void plans_and_statistics_know_no_clock_and_no_thread() {
        noClasses()
                .that()
                .resideInAnyPackage("io.sloguard.load..", "io.sloguard.stats..", "io.sloguard.slo..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(CLASSES);
    }

    @Test
    void classes_are_final_or_meant_to_be_extended() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveFullyQualifiedName(PerfException.class.getName())
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "top-level classes that are not package descriptions",
                        type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))));
    }

    @Test
    void plans_statistics_and_engine_stand_in_no_cycle() {
        slices().matching("io.sloguard.(application|load|stats|engine|config|json|target|scenario)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
