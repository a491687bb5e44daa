package io.github.retrobpf.rewriter.testing.random;

import io.github.retrobpf.rewriter.testing.random.RandomFunction.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes C of a description, for {@code testdata/src/types.h}. Forms of references are the compiler's business. */
final class SourceRenderer {
    private final RandomObject object;
    private final StringBuilder text = new StringBuilder();

    private SourceRenderer(RandomObject object) {
        this.object = object;
    }

    static String source(RandomObject object) {
        SourceRenderer renderer = new SourceRenderer(object);
        renderer.render();
        return renderer.text.toString();
    }

    private void render() {
        line("/* Random object " + object.seed() + ". */");
        line("#define WITH_EVENTS");
        line("#include \"types.h\"\n");
        text.append(ContextShape.TYPEDEFS).append('\n');
        line("struct task_struct {\n\tint pid;\n} __attribute__((preserve_access_index));\n");
        for (String map : object.maps()) {
            line("struct {\n\t__uint(type, BPF_MAP_TYPE_ARRAY);\n\t__uint(max_entries, 4);\n\t__type(key, __u32);\n"
                    + "\t__type(value, __u64);\n} " + map + " SEC(\".maps\");\n");
        }
        Set<Variable> touched = object.functions().stream()
                .flatMap(f -> f.steps().stream())
                .filter(Step.Touch.class::isInstance)
                .map(step -> ((Step.Touch) step).variable())
                .collect(Collectors.toSet());
        for (Variable variable : object.variables()) {
            if (!touched.contains(variable)) {
                continue;
            }
            line((variable.isGlobal() ? "" : "static ") + (variable.isWritable() ? "" : "const ") + "volatile __u64 "
                    + variable.name() + " = 1;");
        }
        Set<String> done = new HashSet<>();
        object.functions().forEach(f -> define(f, done));
        line("\nchar LICENSE[] SEC(\"license\") = \"GPL\";");
    }

    /** What it calls comes first. */
    private void define(RandomFunction function, Set<String> done) {
        if (done.add(function.name())) {
            function.targets().forEach(target -> define(function(target), done));
            text.append('\n').append(head(function)).append("\n{\n\t__u64 sum = 0;\n\n");
            boolean hasMemory = function.steps().stream()
                    .anyMatch(s -> s instanceof Step.Call call
                            && function(call.target()).parameters().stream()
                                    .anyMatch(p -> p.kind() == Parameter.Kind.MEMORY));
            if (hasMemory) {
                line("\t__u64 memory = 0;");
            }
            parameters(function);
            function.steps().forEach(step -> line("\t" + statement(step, function)));
            String result = function.program().map(ProgramSection::result).orElse("0");
            String value = function.role() == Role.SUBPROGRAM ? "sum" : result.equals("look") ? "1" : result;
            line("\treturn " + value + ";\n}");
        }
    }

    private static String head(RandomFunction function) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            Parameter parameter = function.parameters().get(i);
            String name = "p" + i;
            String declared = switch (parameter.kind()) {
                case CONTEXT -> parameter.shape().orElseThrow().declarator().formatted(name);
                case SCALAR -> "int " + name;
                case MEMORY -> "__u64 *" + name;
                case JOB -> "void **" + name;
            };
            parameters.add(declared
                    + parameter.tags().stream()
                            .map(t -> " __tag(\"" + t + "\")")
                            .collect(Collectors.joining()));
        }
        String list = parameters.isEmpty() ? "void" : String.join(", ", parameters);
        String before = switch (function.role()) {
            case PROGRAM -> "SEC(\"" + function.section() + "\")\nint ";
            case CALLBACK -> "static long ";
            case SUBPROGRAM ->
                (function.isStatic() ? "static " : "")
                        + (function.isWeak() ? "__weak " : "")
                        + (function.isHidden() ? "__hidden " : "")
                        + "__noinline int ";
        };
        return before + function.name() + "(" + list + ")";
    }

    private void parameters(RandomFunction function) {
        for (int i = 0; i < function.parameters().size(); i++) {
            switch (function.parameters().get(i).kind()) {
                case CONTEXT, JOB -> {}
                case SCALAR -> line("\tsum += p" + i + ";");
                case MEMORY -> line("\tif (p" + i + ")\n\t\tsum += *p" + i + ";");
            }
        }
        // Or the compiler derives results and leaves calls out, or passes anything where an argument is not used.
        line("\topaque(sum);");
        for (int i = 0; i < function.parameters().size(); i++) {
            line("\tasm volatile(\"\" : : \"r\"(p" + i + "));");
        }
    }

    private String statement(Step step, RandomFunction caller) {
        String context = context(caller);
        if (step instanceof Step.Call call) {
            return "sum += " + call(call, context) + ";";
        }
        if (step instanceof Step.Callback callback) {
            return "{ void *job = " + context + "; bpf_loop(" + callback.times() + ", " + callback.target()
                    + ", &job, 0); }";
        }
        if (step instanceof Step.Emit emit) {
            return "sum += emit(" + context + ", " + emit.value() + ");";
        }
        if (step instanceof Step.Read read) {
            String type = read.size() == 4 ? "__u32" : "__u64";
            return "sum += *(volatile " + type + " *)(" + context + " + " + read.offset() + ") != 0;";
        }
        if (step instanceof Step.Count count) {
            return "{ __u32 key = 0; __u64 *value = bpf_map_lookup_elem(&" + count.map()
                    + ", &key); if (value) *value += 1; }";
        }
        if (step instanceof Step.Touch touch) {
            return "sum += " + touch.variable().name() + (touch.variable().isWritable() ? "++" : "") + ";";
        }
        if (step instanceof Step.Ask) {
            return "sum += __builtin_preserve_field_info(((struct task_struct *)0)->pid, 2);";
        }
        if (step instanceof Step.Loop loop) {
            return "for (int i = 0; i < " + loop.times() + "; i++) { sum += i; opaque(i); }";
        }
        throw new IllegalArgumentException("not in C: " + step);
    }

    private static String context(RandomFunction caller) {
        List<Parameter> parameters = caller.parameters();
        for (int i = parameters.size() - 1; i >= 0; i--) {
            switch (parameters.get(i).kind()) {
                case CONTEXT -> {
                    return "(void *)p" + i;
                }
                case JOB -> {
                    return "*p" + i;
                }
                case SCALAR, MEMORY -> {}
            }
        }
        return "0";
    }

    private String call(Step.Call call, String context) {
        List<String> arguments = new ArrayList<>();
        List<Parameter> parameters = function(call.target()).parameters();
        for (int i = 0; i < parameters.size(); i++) {
            arguments.add(
                    switch (parameters.get(i).kind()) {
                        case CONTEXT -> context;
                        case SCALAR -> Integer.toString(call.number() + i);
                        case MEMORY -> "&memory";
                        case JOB -> "0";
                    });
        }
        return call.target() + "(" + String.join(", ", arguments) + ")";
    }

    private RandomFunction function(String name) {
        return object.functions().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
