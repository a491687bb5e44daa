"""What comes before and after retrobpf: clang, a skeleton, a program. With the tools of the machine, and no other rules.

A workspace that has rules_cc or a clang of its own uses those instead.
"""

_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
}

# Where Debian keeps asm/types.h.
_INCLUDES = ["-idirafter/usr/include/x86_64-linux-gnu", "-idirafter/usr/include/aarch64-linux-gnu"]

def _object_impl(ctx):
    output = ctx.actions.declare_file(ctx.label.name + ".o")
    args = ctx.actions.args()
    args.add_all(["-target", "bpf", "-O2", "-g", "-Wall", "-fdebug-compilation-dir=.", "-I."])
    args.add_all(_INCLUDES)
    args.add_all(ctx.attr.copts)
    args.add("-c", ctx.file.src)
    args.add("-o", output)
    ctx.actions.run(
        executable = "clang",
        arguments = [args],
        inputs = [ctx.file.src] + ctx.files.hdrs,
        outputs = [output],
        mnemonic = "ClangBpf",
        env = _ENVIRONMENT,
    )
    return [DefaultInfo(files = depset([output]))]

bpf_object = rule(
    implementation = _object_impl,
    attrs = {
        "copts": attr.string_list(),
        "hdrs": attr.label_list(allow_files = True),
        "src": attr.label(allow_single_file = [".c"], mandatory = True),
    },
    doc = "Compiles one BPF source.",
)

def _skeleton_impl(ctx):
    output = ctx.actions.declare_file(ctx.label.name + ".skel.h")
    ctx.actions.run_shell(
        command = 'bpftool gen skeleton "$1" name "$2" >"$3"',
        arguments = [ctx.file.object.path, ctx.label.name, output.path],
        inputs = [ctx.file.object],
        outputs = [output],
        mnemonic = "BpfSkeleton",
        env = _ENVIRONMENT,
    )
    return [DefaultInfo(files = depset([output]))]

bpf_skeleton = rule(
    implementation = _skeleton_impl,
    attrs = {"object": attr.label(allow_single_file = True, mandatory = True)},
    doc = "Makes a header that holds an object, and opens, loads and attaches it.",
)

def _program_impl(ctx):
    output = ctx.actions.declare_file(ctx.label.name)
    args = ctx.actions.args()
    args.add_all(["-O2", "-Wall"])
    args.add_all(ctx.files.hdrs, before_each = "-I", map_each = _directory, uniquify = True)
    args.add(ctx.file.src)
    args.add("-o", output)
    args.add("-lbpf")
    ctx.actions.run(
        executable = "gcc",
        arguments = [args],
        inputs = [ctx.file.src] + ctx.files.hdrs,
        outputs = [output],
        mnemonic = "LoaderCompile",
        env = _ENVIRONMENT,
    )
    return [DefaultInfo(executable = output)]

def _directory(file):
    return file.dirname

bpf_program = rule(
    implementation = _program_impl,
    attrs = {
        "hdrs": attr.label_list(allow_files = True),
        "src": attr.label(allow_single_file = [".c"], mandatory = True),
    },
    doc = "Compiles a program that loads a skeleton.",
    executable = True,
)
