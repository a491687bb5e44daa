package io.github.retrobpf.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.LinkMap;
import io.github.retrobpf.rewriter.link.LinkOptions;
import io.github.retrobpf.rewriter.plan.Action;
import io.github.retrobpf.rewriter.plan.EntryProgram.KnownBy;
import io.github.retrobpf.rewriter.plan.PlanOptions;
import io.github.retrobpf.rewriter.plan.Reason;
import io.github.retrobpf.rewriter.plan.Strategy;
import io.github.retrobpf.rewriter.validate.Mismatch;
import io.github.retrobpf.rewriter.validate.MismatchException;
import io.github.retrobpf.rewriter.validate.Validation;
import java.util.Set;

@AnalyzeClasses(packages = "io.github.retrobpf.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static boolean isOurs(JavaClass c, String... packages) {
        for (String p : packages) {
            if (c.getPackageName().startsWith("io.github.retrobpf." + p)) {
                return true;
            }
        }
        return false;
    }

    private static JavaClass outermost(JavaClass c) {
        return c.getEnclosingClass().map(ArchitectureTest::outermost).orElse(c);
    }

    /** What the records of the API are made of, beside themselves, and what makes their text fit for people. */
    private static final Set<Class<?>> OF_THE_API = Set.of(
            Action.class,
            KnownBy.class,
            LinkException.class,
            LinkMap.class,
            LinkOptions.class,
            MalformedInputException.class,
            Mismatch.class,
            MismatchException.class,
            PlanOptions.class,
            Reason.class,
            SafeText.class,
            Strategy.class,
            Validation.class);

    @ArchTest
    static final ArchRule knows_the_library_by_its_api_alone = classes()
            .should()
            .onlyDependOnClassesThat(describe(
                    "are the API, or no part of the library",
                    c -> !isOurs(c, "")
                            || isOurs(c, "cli", "report", "rewriter.api", "rewriter.diagnostic", "rewriter.inspect")
                            || OF_THE_API.stream().anyMatch(outermost(c)::isEquivalentTo)));

    @ArchTest
    static final ArchRule the_bar_is_loaded_by_one_class = noClasses()
            .that()
            .haveNameNotMatching(".*\\.progress\\.Bar.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("me.tongfei..");

    /** It costs more to load than everything else together. */
    @ArchTest
    static final ArchRule jackson_is_loaded_by_the_documents_and_the_worker_alone = noClasses()
            .that()
            .resideOutsideOfPackage("..cli.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule the_worker_knows_its_protocol_but_no_command = noClasses()
            .that()
            .resideInAPackage("..cli.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.commons..", "..jackson.databind..", "io.github.retrobpf.rewriter..");

    @ArchTest
    static final ArchRule commons_are_loaded_by_those_that_need_them = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(ObjectFinder|ArchiveReader|CommandParser|OptionParser|Training)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons..");

    @ArchTest
    static final ArchRule packages_do_not_go_in_circles =
            slices().matching("io.github.retrobpf.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_main_ends_the_process = noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
