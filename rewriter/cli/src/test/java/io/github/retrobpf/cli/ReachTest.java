package io.github.retrobpf.cli;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.core.JsonParser;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.ObjectInputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Set;

/** How far retrobpf can reach, whatever an object says: all modules, as SECURITY.md promises. */
@AnalyzeClasses(
        packages = "io.github.retrobpf",
        importOptions = {ImportOption.DoNotIncludeTests.class, ReachTest.NoTestJars.class})
class ReachTest {
    /** Tests of other modules come as a jar. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final Set<String> READS_ATTRIBUTES = Set.of("exists", "isDirectory");

    @ArchTest
    static final ArchRule nothing_talks_to_a_network = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "javax.net..", "java.rmi..", "javax.naming..");

    @ArchTest
    static final ArchRule nothing_runs_programs_or_code_that_was_read = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "javax.tools..", "java.lang.invoke..", "java.lang.foreign..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ClassLoader.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould(callMethodWhere(isOneOf("exec", Runtime.class)))
            .orShould(callMethodWhere(isOneOf("forName", Class.class)))
            .orShould(callMethodWhere(isOneOf("load", System.class, Runtime.class)))
            .orShould(callMethodWhere(isOneOf("loadLibrary", System.class, Runtime.class)));

    @ArchTest
    static final ArchRule nothing_parses_xml_or_makes_objects_of_bytes = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould(callMethodWhere(new DescribedPredicate<>("read JSON") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTargetOwner().getPackageName().startsWith("com.fasterxml")
                            && call.getName().startsWith("read");
                }
            }));

    /** Of its build tool, as tokens, which become text and numbers only. */
    @ArchTest
    static final ArchRule json_is_read_by_one_class_of_the_worker = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.github.retrobpf.cli.worker.RequestReader")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JsonParser.class);

    /** Beside those that the build and the launcher call, which read no input. */
    @ArchTest
    static final ArchRule one_package_touches_files = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.retrobpf.cli.file")
            .and()
            .doNotHaveFullyQualifiedName("io.github.retrobpf.cli.Training")
            .and()
            .doNotHaveFullyQualifiedName("io.github.retrobpf.cli.manual.Manual")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(FileOutputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(FileInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(FileWriter.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(RandomAccessFile.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(FileChannel.class)
            .orShould(callMethodWhere(new DescribedPredicate<>("do more with Files than look") {
                @Override
                public boolean test(JavaMethodCall call) {
                    boolean isTerminal = call.getOriginOwner().getSimpleName().equals("Terminal");
                    return call.getTargetOwner().isEquivalentTo(Files.class)
                            && !READS_ATTRIBUTES.contains(call.getName())
                            && !(isTerminal && call.getName().equals("readSymbolicLink"));
                }
            }));

    private static DescribedPredicate<JavaMethodCall> isOneOf(String method, Class<?>... owners) {
        return new DescribedPredicate<>(method) {
            @Override
            public boolean test(JavaMethodCall call) {
                for (Class<?> owner : owners) {
                    if (call.getTargetOwner().isEquivalentTo(owner)
                            && call.getName().equals(method)) {
                        return true;
                    }
                }
                return false;
            }
        };
    }
}
