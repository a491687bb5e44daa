package io.github.retrobpf.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.retrobpf.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** It costs more to load than everything else together. */
    @ArchTest
    static final ArchRule jackson_is_loaded_where_json_is_written = noClasses()
            .that()
            .resideOutsideOfPackages("..report.json..", "..report.graph.page..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule a_graph_does_not_know_who_draws_it = noClasses()
            .that()
            .resideInAPackage("..report.graph")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..report.graph.text..", "..report.graph.page..");

    @ArchTest
    static final ArchRule drawings_do_not_know_each_other =
            slices().matching("io.github.retrobpf.report.graph.(*)..").should().notDependOnEachOther();

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
