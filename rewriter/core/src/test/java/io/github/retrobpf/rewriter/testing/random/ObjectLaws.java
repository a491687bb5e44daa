package io.github.retrobpf.rewriter.testing.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.api.ProgramSummary;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.inspect.Inspection;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import io.github.retrobpf.rewriter.plan.Action;
import io.github.retrobpf.rewriter.plan.Strategy;
import io.github.retrobpf.rewriter.testing.ObjectDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What holds for every object and every option. Functions are told apart by their place: names may come twice. */
final class ObjectLaws {
    private static final String NAME = "random.o";

    private final byte[] input;
    private final RewriteOptions options;
    private final RewriteResult result;
    private final BpfObject before;
    private final BpfObject after;
    /** Functions of the output by place: what they were in the input. A clone has several if a name has. */
    private final Map<BpfFunction, List<BpfFunction>> originals = new HashMap<>();

    private ObjectLaws(byte[] input, RewriteOptions options) throws MalformedInputException {
        this.input = input;
        this.options = options;
        this.result = rewrite(input, options);
        this.before = BpfObjectReader.read(input, NAME);
        this.after = BpfObjectReader.read(result.output(), NAME);
    }

    /** Rewrites and checks everything; the output. */
    static byte[] check(byte[] input, RewriteOptions options) throws MalformedInputException {
        ObjectLaws laws = new ObjectLaws(input, options);
        laws.isDeterministic();
        laws.isIdempotent();
        laws.keepsFunctions();
        laws.clonesDoWhatTheirOriginalsDo();
        laws.programsReachWhatTheyReached();
        laws.keepsWhatIsNoCode();
        laws.contextsAreThoseOfThePrograms();
        return laws.result.output();
    }

    /** Every rewriting of random objects comes through here. */
    private static RewriteResult rewrite(byte[] input, RewriteOptions options) throws MalformedInputException {
        return Retrobpf.rewrite(new RewriteRequest(NAME, input, options));
    }

    private void isDeterministic() throws MalformedInputException {
        RewriteResult again = rewrite(input.clone(), options);
        assertThat(again.output()).isEqualTo(result.output());
        assertThat(again.diagnostics()).isEqualTo(result.diagnostics());
    }

    private void isIdempotent() throws MalformedInputException {
        assertThat(result.isChanged()).isEqualTo(!Arrays.equals(result.output(), input));
        RewriteResult twice = rewrite(result.output(), options);
        assertThat(twice.isChanged()).as("changed a second time").isFalse();
        assertThat(twice.output()).isEqualTo(result.output());
    }

    /** One FUNC cannot be right for the contexts of two functions. */
    private boolean sharesFunc(BpfFunction function) {
        return function.hasBtf()
                && before.functions().stream().anyMatch(f -> f.btfId() == function.btfId() && !f.equals(function));
    }

    private void keepsFunctions() throws MalformedInputException {
        Map<String, List<BpfFunction>> byName = new HashMap<>();
        before.functions()
                .forEach(f ->
                        byName.computeIfAbsent(f.name(), n -> new ArrayList<>()).add(f));
        Map<String, String> cloned = new HashMap<>();
        result.functions().stream()
                .filter(FunctionDecision::isClone)
                .forEach(d -> assertThat(cloned.put(d.name(), d.function()))
                        .as("clones called " + d.name())
                        .isNull());
        Set<BpfFunction> kept = new HashSet<>();
        for (BpfFunction is : after.functions()) {
            Optional<BpfFunction> was = before.functions().stream()
                    .filter(f -> f.section() == is.section() && f.offset() == is.offset())
                    .findFirst();
            if (was.isPresent()) {
                kept.add(was.get());
                assertThat(is.name()).isEqualTo(was.get().name());
                assertThat(is.size()).isEqualTo(was.get().size());
                assertThat(is.binding()).isEqualTo(was.get().binding());
                assertThat(is.btfId()).isEqualTo(was.get().btfId());
                originals.put(is, List.of(was.get()));
                assertThat(differences(was.get(), is)).isEmpty();
            } else {
                assertThat(cloned).containsKey(is.name());
                assertThat(byName).doesNotContainKey(is.name());
                originals.put(is, byName.get(cloned.get(is.name())));
            }
        }
        assertThat(kept).hasSameSizeAs(before.functions());
        assertThat(after.functions()).hasSize(before.functions().size() + cloned.size());
    }

    private void clonesDoWhatTheirOriginalsDo() throws MalformedInputException {
        for (BpfFunction clone : after.functions()) {
            if (isKept(clone)) {
                continue;
            }
            assertThat(after.sectionOf(clone)).isEqualTo(".text");
            // Of several functions of that name it copies one.
            List<String> differences = new ArrayList<>();
            boolean isCopy = false;
            for (BpfFunction original : originals(clone)) {
                List<String> those = differences(original, clone);
                differences.addAll(those);
                isCopy |= those.isEmpty()
                        && ObjectDescription.records(after, InfoKind.FUNC_INFO, clone)
                                .equals(funcInfoOfClone(original, clone));
            }
            assertThat(isCopy).as(clone.name() + " differs: " + differences).isTrue();
        }
    }

    private List<String> funcInfoOfClone(BpfFunction original, BpfFunction clone) {
        return sharesFunc(original)
                ? ObjectDescription.records(before, InfoKind.FUNC_INFO, original)
                : original.hasBtf() ? List.of("0x0 " + clone.name()) : List.of();
    }

    /** What differs between a function and what became of it, beside its prototype. */
    private List<String> differences(BpfFunction was, BpfFunction is) throws MalformedInputException {
        List<String> differences = new ArrayList<>();
        if (was.size() != is.size()) {
            return List.of("size");
        }
        Map<Long, String> oldNames = ObjectDescription.references(before, was);
        Map<Long, String> newNames = ObjectDescription.references(after, is);
        if (!oldNames.keySet().equals(newNames.keySet())) {
            return List.of("references at " + oldNames.keySet() + ", then at " + newNames.keySet());
        }
        ByteView oldCode = code(before, was);
        ByteView newCode = code(after, is);
        for (int at = 0; at < was.size(); at += Instruction.SIZE) {
            Instruction a = Instruction.at(oldCode, at);
            Instruction b = Instruction.at(newCode, at);
            String oldName = oldNames.get((long) at);
            String newName = newNames.get((long) at);
            boolean isNamed = oldName != null && newName != null;
            boolean isSame = isNamed
                    ? names(oldName).contains(newName)
                            && a.opcode() == b.opcode()
                            && a.dst() == b.dst()
                            && a.off() == b.off()
                    : a.equals(b);
            if (!isSame) {
                differences.add("at " + at + ": " + a + " " + oldName + ", then " + b + " " + newName);
            }
        }
        for (InfoKind kind : List.of(InfoKind.LINE_INFO, InfoKind.CORE_RELO)) {
            List<String> old = ObjectDescription.records(before, kind, was).stream()
                    .sorted()
                    .toList();
            List<String> now =
                    ObjectDescription.records(after, kind, is).stream().sorted().toList();
            if (!old.equals(now)) {
                differences.add(kind + " " + old + ", then " + now);
            }
        }
        return differences;
    }

    /** A reference, and those to clones of its target. */
    private Set<String> names(String reference) {
        Set<String> names = new HashSet<>(Set.of(reference));
        for (FunctionDecision decision : result.functions()) {
            for (String kind : List.of("call ", "address ")) {
                if (reference.equals(kind + decision.function())) {
                    names.add(kind + decision.name());
                }
            }
        }
        return names;
    }

    private static ByteView code(BpfObject object, BpfFunction function) throws MalformedInputException {
        return object.elf().section(function.section()).data().bytes().slice(function.offset(), function.size());
    }

    private void programsReachWhatTheyReached() {
        for (BpfFunction program : after.functions()) {
            if (program.isEntry() && isKept(program)) {
                Set<String> now = new TreeSet<>();
                reached(after, program).forEach(f -> now.add(originals(f).get(0).name()));
                Set<String> then = new TreeSet<>();
                reached(before, originals(program).get(0)).forEach(f -> then.add(f.name()));
                assertThat(now).as("reached from " + program.name()).isEqualTo(then);
            }
        }
    }

    private boolean isKept(BpfFunction function) {
        return before.functions().stream()
                .anyMatch(f -> f.section() == function.section() && f.offset() == function.offset());
    }

    private List<BpfFunction> originals(BpfFunction function) {
        return originals.getOrDefault(function, List.of());
    }

    private static Set<BpfFunction> reached(BpfObject object, BpfFunction from) {
        Set<BpfFunction> reached = new HashSet<>();
        List<BpfFunction> open = new ArrayList<>(List.of(from));
        for (int i = 0; i < open.size(); i++) {
            object.callGraph().referencesOf(open.get(i).id()).forEach(r -> {
                BpfFunction target = object.functions().get(r.target());
                if (reached.add(target)) {
                    open.add(target);
                }
            });
        }
        return reached;
    }

    private void keepsWhatIsNoCode() throws MalformedInputException {
        Inspection was = Retrobpf.inspect(NAME, input, options);
        Inspection is = Retrobpf.inspect(NAME, result.output(), options);
        assertThat(is.maps()).isEqualTo(was.maps());
        assertThat(is.externs()).isEqualTo(was.externs());
        assertThat(is.license()).isEqualTo(was.license());
        assertThat(is.isBigEndian()).isEqualTo(was.isBigEndian());
        for (Section section : before.elf().sections()) {
            boolean mayChange = BpfObject.isCode(section)
                    || section.isRelocations()
                    || Set.of(".BTF", ".BTF.ext", ".symtab", ".strtab", ".shstrtab", ".llvm_addrsig")
                            .contains(section.name())
                    || (options.stripDebug() && section.name().startsWith(".debug_"));
            if (!mayChange) {
                assertThat(after.elf()
                                .section(section.name())
                                .orElseThrow()
                                .data()
                                .bytes()
                                .toByteArray())
                        .as(section.name())
                        .isEqualTo(section.data().bytes().toByteArray());
            }
        }
    }

    /** Of functions whose tagged arguments are all {@code void *}, for which no other type stands in the way. */
    private void contextsAreThoseOfThePrograms() {
        boolean isUndecidable =
                result.diagnostics().stream().anyMatch(d -> d.subject().equals(Diagnostic.Subject.OBJECT));
        if (isUndecidable) {
            assertThat(result.functions()).isEmpty();
        }
        if (before.btf().isEmpty() || isUndecidable) {
            return;
        }
        Map<String, ProgramSummary> programs = new HashMap<>();
        result.programs().forEach(p -> programs.put(p.name(), p));
        for (BpfFunction program : after.functions()) {
            ProgramSummary summary = programs.get(program.name());
            if (program.isEntry() && isKept(program) && summary != null) {
                for (BpfFunction function : reached(after, program)) {
                    BpfFunction original = originals(function).get(0);
                    List<Integer> tagged = taggedVoids(original);
                    if (!tagged.isEmpty() && !isLeft(original, function, summary)) {
                        isFor(summary, function, tagged);
                    }
                }
            }
        }
    }

    private boolean isLeft(BpfFunction original, BpfFunction function, ProgramSummary program) {
        return result.functions().stream()
                .anyMatch(d -> d.function().equals(original.name())
                        && d.name().equals(function.name())
                        && d.action() == Action.LEAVE
                        && d.programTypes().contains(program.type()));
    }

    private void isFor(ProgramSummary program, BpfFunction function, List<Integer> tagged) {
        Btf btf = after.btf().orElseThrow();
        BtfType.Func func = (BtfType.Func) btf.get(function.btfId());
        String what = function.name() + " for " + program.name() + " (" + program.type() + ")";
        if (program.context().isEmpty() || (options.plan().strategy() == Strategy.STATIC && isStatic(func))) {
            assertThat(isStatic(func)).as(what).isTrue();
            return;
        }
        List<String> tags = ObjectDescription.tags(after, function);
        BtfType.FuncProto proto = (BtfType.FuncProto) btf.get(func.proto());
        for (int index : tagged) {
            assertThat(CTypeName.of(btf, proto.params().get(index).type()))
                    .as(what)
                    .isEqualTo(program.context().get());
            assertThat(options.plan().keepTags() || !tags.contains("arg#" + index + " arg:ctx"))
                    .as("tags of " + what)
                    .isTrue();
        }
    }

    private static boolean isStatic(BtfType.Func func) {
        return func.linkage() == Linkage.STATIC;
    }

    /**
     * The tagged arguments of a global function; none if one of them is no {@code void *}, or if it shares its FUNC. */
    private List<Integer> taggedVoids(BpfFunction function) {
        if (!function.hasBtf() || sharesFunc(function)) {
            return List.of();
        }
        Btf btf = before.btf().orElseThrow();
        BtfType.Func func = (BtfType.Func) btf.get(function.btfId());
        BtfType.FuncProto proto = (BtfType.FuncProto) btf.get(func.proto());
        List<String> tags = ObjectDescription.tags(before, function);
        List<Integer> tagged = new ArrayList<>();
        for (int i = 0; func.linkage() == Linkage.GLOBAL && i < proto.params().size(); i++) {
            if (tags.contains("arg#" + i + " arg:ctx")) {
                String type = CTypeName.of(btf, proto.params().get(i).type());
                if (type.equals("void *")) {
                    tagged.add(i);
                } else if (!type.equals("int")) {
                    return List.of();
                }
            }
        }
        return tagged;
    }
}
