package io.github.retrobpf.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.retrobpf.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** It costs more to load than everything else together. */
    @ArchTest
    static final ArchRule jackson_is_loaded_by_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("..report.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule documents_know_the_rewriter_by_its_api_alone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.retrobpf.rewriter.object..",
                    "io.github.retrobpf.rewriter.pass..",
                    "io.github.retrobpf.btf..",
                    "io.github.retrobpf.cli..");
}
