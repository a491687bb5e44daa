package io.github.retrobpf.btf;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.retrobpf.btf", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {
    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.github.retrobpf.btf.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_model_knows_nothing_of_bytes = noClasses()
            .that()
            .resideInAPackage("..btf.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.retrobpf.elf..", "java.nio..");

    @ArchTest
    static final ArchRule only_views_and_sinks_touch_buffers =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.nio.ByteBuffer");
}
