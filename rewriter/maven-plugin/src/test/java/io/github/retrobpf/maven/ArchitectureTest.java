package io.github.retrobpf.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.retrobpf", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule goals_alone_know_maven = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.retrobpf.maven.goal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus.build..", "javax.inject..");

    @ArchTest
    static final ArchRule nothing_knows_the_plugin = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.retrobpf.maven..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.retrobpf.maven..", "org.codehaus.plexus..");

    /** One JVM builds many modules at a time. */
    @ArchTest
    static final ArchRule nothing_is_said_beside_the_log = noClasses()
            .that()
            .resideInAPackage("io.github.retrobpf.maven..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule packages_do_not_go_in_circles =
            slices().matching("io.github.retrobpf.maven.(*)..").should().beFreeOfCycles();
}
