package io.github.retrobpf.rewriter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.nio.Buffer;
import java.nio.file.Path;

/** Which package may see which. */
@AnalyzeClasses(packages = "io.github.retrobpf.rewriter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_see_only_what_they_build_on = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("insn")
            .definedBy("..rewriter.insn..")
            .layer("object")
            .definedBy("..rewriter.object..")
            .layer("program")
            .definedBy("..rewriter.program..")
            .layer("diagnostic")
            .definedBy("..rewriter.diagnostic..")
            .layer("plan")
            .definedBy("..rewriter.plan..")
            .layer("pass")
            .definedBy("..rewriter.pass..")
            .layer("inspect")
            .definedBy("..rewriter.inspect..")
            .layer("validate")
            .definedBy("..rewriter.validate..")
            .layer("parallel")
            .definedBy("..rewriter.parallel..")
            .layer("link")
            .definedBy("..rewriter.link..")
            .layer("api")
            .definedBy("..rewriter.api..")
            .whereLayer("insn")
            .mayNotAccessAnyLayer()
            .whereLayer("program")
            .mayNotAccessAnyLayer()
            .whereLayer("diagnostic")
            .mayNotAccessAnyLayer()
            .whereLayer("object")
            .mayOnlyAccessLayers("insn")
            .whereLayer("plan")
            .mayOnlyAccessLayers("object", "program", "diagnostic")
            .whereLayer("pass")
            .mayOnlyAccessLayers("insn", "object", "program", "plan")
            .whereLayer("inspect")
            .mayOnlyAccessLayers("object", "program", "plan")
            // Who checks must not share the mistakes of those who are checked.
            .whereLayer("validate")
            .mayOnlyAccessLayers("program", "parallel")
            .whereLayer("parallel")
            .mayNotAccessAnyLayer()
            .whereLayer("link")
            .mayOnlyAccessLayers("insn", "object", "diagnostic", "parallel")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.github.retrobpf.rewriter.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_but_the_jdk_and_the_formats_is_needed = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify.annotations..",
                    "io.github.retrobpf.elf..",
                    "io.github.retrobpf.btf..",
                    "io.github.retrobpf.rewriter..");

    /** Bytes in, bytes out. */
    @ArchTest
    static final ArchRule nobody_touches_files_or_buffers = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Path.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(File.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Buffer.class);

    @ArchTest
    static final ArchRule validation_does_not_edit = noClasses()
            .that()
            .resideInAPackage("..rewriter.validate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..elf.build..", "..elf.write..", "..btf.build..");

    @ArchTest
    static final ArchRule plans_and_programs_do_not_edit = noClasses()
            .that()
            .resideInAnyPackage("..rewriter.plan..", "..rewriter.object..", "..rewriter.program..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..elf.build..", "..btf.build..");
}
