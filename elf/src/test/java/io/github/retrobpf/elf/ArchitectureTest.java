package io.github.retrobpf.elf;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.Buffer;

/** Which package may see which. */
@AnalyzeClasses(packages = "io.github.retrobpf.elf", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_see_only_what_they_build_on = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("io")
            .definedBy("..elf.io..")
            .layer("format")
            .definedBy("..elf.format..")
            .layer("model")
            .definedBy("..elf.model..")
            .layer("read")
            .definedBy("..elf.read..")
            .layer("write")
            .definedBy("..elf.write..")
            .layer("build")
            .definedBy("..elf.build..")
            .layer("dump")
            .definedBy("..elf.dump..")
            .whereLayer("io")
            .mayNotAccessAnyLayer()
            .whereLayer("format")
            .mayOnlyAccessLayers("io")
            .whereLayer("model")
            .mayOnlyAccessLayers("io", "format")
            .whereLayer("read")
            .mayOnlyAccessLayers("io", "format", "model")
            .whereLayer("write")
            .mayOnlyAccessLayers("io", "format", "model")
            .whereLayer("build")
            .mayOnlyAccessLayers("io", "format", "model", "write")
            .whereLayer("dump")
            .mayOnlyAccessLayers("format", "model");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.github.retrobpf.elf.(*)..").should().beFreeOfCycles();

    /** Bytes in, bytes out; keeps a native build open. */
    @ArchTest
    static final ArchRule nothing_but_the_jdk_is_needed = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", "io.github.retrobpf.elf..");

    @ArchTest
    static final ArchRule only_views_and_sinks_touch_a_buffer = noClasses()
            .that()
            .resideOutsideOfPackage("..elf.io..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Buffer.class);
}
