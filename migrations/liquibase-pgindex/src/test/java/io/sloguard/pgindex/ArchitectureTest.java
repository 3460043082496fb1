package io.sloguard.pgindex;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class ArchitectureTest {

    private static final String ROOT = "io.sloguard.pgindex";
    private static final String[] ENGINE = {ROOT + ".sql..", ROOT + ".catalog..", ROOT + ".build.."};

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void the_rules_look_at_all_classes() {
        assertThat(ALL.stream().filter(JavaClass::isTopLevelClass).count()).isBetween(60L, 110L);
        assertThat(packages())
                .contains(ROOT + ".sql", ROOT + ".catalog", ROOT + ".build", ROOT + ".change", ROOT + ".lockservice");
    }

    @Test
    void the_engine_does_not_know_liquibase() {
        noClasses()
                .that()
                .resideInAnyPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("liquibase..")
                .check(ALL);
    }

    @Test
    void nothing_but_the_jdk_liquibase_and_annotations_is_used() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + "..", "java..", "javax.sql..", "liquibase..", "org.jspecify..")
                .check(ALL);
    }

    @Test
    void sql_depends_on_nothing_and_catalog_on_sql_alone() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".sql..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".sql..", "java.lang..", "java.util..", "java.nio.charset..", "org.jspecify..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".catalog..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".build..")
                .check(ALL);
    }

    @Test
    void packages_form_no_cycle() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    @Test
    void threads_are_made_in_one_place() {
        noClasses()
                .that()
                .doNotHaveSimpleName("BuildMonitor")
                .should()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .check(ALL);
    }

    @Test
    void the_clock_is_read_in_one_place() {
        noClasses()
                .that()
                .haveNameNotMatching(".*Pace(\\$.*)?")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(ALL);
    }

    @Test
    void classes_are_final_or_sealed_and_names_say_something() {
        assertThat(ALL.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type ->
                                !type.isInterface() && !type.getSimpleName().equals("package-info"))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL)
                                && !type.reflect().isSealed()))
                .isEmpty();
        assertThat(ALL.stream().map(JavaClass::getSimpleName))
                .noneMatch(name -> name.matches(".*(Util|Utils|Helper|Manager|Impl|Base|Data|Info)"));
    }

    @Test
    void no_file_is_longer_than_400_lines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();

            assertThat(sources).hasSizeGreaterThan(80);
            assertThat(sources)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as(file.toString())
                            .hasSizeLessThanOrEqualTo(400));
        }
    }

    private List<String> packages() {
        return ALL.stream().map(JavaClass::getPackageName).distinct().toList();
    }
}
