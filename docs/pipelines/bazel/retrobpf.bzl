"""retrobpf for Bazel: rules that rewrite and link BPF objects, and the tool that they run.

Copy this file into your workspace. It needs no other rules. WORKSPACE says where the tool is:

    load("//:retrobpf.bzl", "retrobpf_tool")
    retrobpf_tool(name = "retrobpf")
"""

# One JVM does the work of many actions. Arguments come by a file, one a line, so that no name needs quotes.
_WORKER = {
    "requires-worker-protocol": "json",
    "supports-multiplex-workers": "1",
    "supports-worker-cancellation": "1",
    "supports-workers": "1",
}

# Nothing of the user's environment gets in. Names of files are UTF-8.
_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
}

_LAUNCHER = """#!/bin/sh
exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -jar "$0" "$@"
"""

def _tool_impl(repository_ctx):
    if repository_ctx.attr.jar:
        path = repository_ctx.path(repository_ctx.attr.jar)
    else:
        name = repository_ctx.os.environ.get("RETROBPF", "retrobpf")
        path = repository_ctx.path(name) if name.startswith("/") else repository_ctx.which(name)
    if not path or not path.exists:
        fail("no retrobpf here: install its package, set RETROBPF to the path of a jar or a command, " +
             "or give retrobpf_tool a 'jar'")
    if path.basename.endswith(".jar"):
        _make_executable(repository_ctx, path)
    else:
        repository_ctx.symlink(path, "retrobpf")
    repository_ctx.file("BUILD.bazel", 'exports_files(["retrobpf"], visibility = ["//visibility:public"])\n')

def _make_executable(repository_ctx, jar):
    """A jar may have anything before it, such as a script: one file is the whole tool."""
    home = repository_ctx.os.environ.get("JAVA_HOME")
    java = repository_ctx.path(home + "/bin/java") if home else repository_ctx.which("java")
    if not java:
        fail("no Java here to run {}: install one, or set JAVA_HOME".format(jar))
    repository_ctx.file("launcher", _LAUNCHER % java, executable = True)
    made = repository_ctx.execute(["sh", "-c", 'cat launcher "$1" >retrobpf && chmod 755 retrobpf', "sh", str(jar)])
    if made.return_code:
        fail(made.stderr)

retrobpf_tool = repository_rule(
    implementation = _tool_impl,
    attrs = {
        "jar": attr.label(
            doc = "retrobpf.jar as a file of the workspace, for builds that depend on nothing but Java.",
            allow_single_file = True,
        ),
    },
    environ = ["JAVA_HOME", "PATH", "RETROBPF"],
    doc = "Makes @retrobpf//:retrobpf. It is an input of every action: another version of it builds everything anew.",
)

def _run(ctx, command, inputs, output, options, extra_outputs = []):
    args = ctx.actions.args()

    # Not @: of a file that is named so, what a line means depends on quotes.
    args.use_param_file("--flagfile=%s", use_always = True)
    args.set_param_file_format("multiline")
    args.add(command)
    args.add_all(options)
    args.add_all(ctx.attr.options)
    if ctx.attr.quiet:
        args.add("--quiet")
    args.add("-o", output)
    args.add_all(inputs)
    ctx.actions.run(
        executable = ctx.executable._tool,
        arguments = [args],
        inputs = inputs,
        outputs = [output] + extra_outputs,
        mnemonic = "Retrobpf",
        progress_message = "retrobpf {}: {}".format(command, output.short_path),
        env = _ENVIRONMENT,
        execution_requirements = _WORKER,
    )
    return [DefaultInfo(files = depset([output]))]

def _output(ctx):
    return ctx.actions.declare_file(ctx.attr.out or ctx.label.name + ".bpf.o")

def _rewriting_options(ctx):
    options = ["--strategy=" + ctx.attr.strategy]
    options += ["--prog-type={}={}".format(section, type) for section, type in ctx.attr.prog_types.items()]
    options += ["--keep-global=" + function for function in ctx.attr.keep_global]
    return options

def _rewrite_impl(ctx):
    options = _rewriting_options(ctx)
    if ctx.attr.strict:
        options.append("--strict")
    if ctx.attr.strip_debug:
        options.append("--strip-debug")
    return _run(ctx, "rewrite", [ctx.file.src], _output(ctx), options)

def _link_impl(ctx):
    options = ["--gc"] if ctx.attr.gc else []
    if ctx.attr.rewrite:
        options += ["--rewrite"] + _rewriting_options(ctx)
    if ctx.attr.strip_debug:
        options.append("--strip-debug")
    map_files = []
    if ctx.outputs.map:
        map_files = [ctx.outputs.map]
        options.append("--map=" + ctx.outputs.map.path)
    return _run(ctx, "link", ctx.files.srcs, _output(ctx), options, map_files)

_COMMON = {
    "keep_global": attr.string_list(doc = "Functions that another object replaces (freplace): never static."),
    "options": attr.string_list(doc = "Further options of the command, as they are."),
    "out": attr.string(doc = "Name of the result; the rule's name and .bpf.o otherwise."),
    "prog_types": attr.string_dict(doc = "Section to program type, where the section's name tells nothing."),
    "quiet": attr.bool(doc = "Show errors only, no warnings."),
    "strategy": attr.string(
        default = "auto",
        doc = "What becomes of functions that several contexts reach.",
        values = ["auto", "clone", "static"],
    ),
    "strip_debug": attr.bool(doc = "Drop DWARF; BTF stays."),
    "_tool": attr.label(
        default = "@retrobpf//:retrobpf",
        allow_single_file = True,
        cfg = "exec",
        executable = True,
    ),
}

retrobpf_rewrite = rule(
    implementation = _rewrite_impl,
    attrs = dict(
        _COMMON,
        src = attr.label(allow_single_file = True, mandatory = True, doc = "The object that clang wrote."),
        strict = attr.bool(doc = "What cannot be mended fails the build."),
    ),
    doc = "Makes an object that kernels load which are older than the one it was written for.",
)

retrobpf_link = rule(
    implementation = _link_impl,
    attrs = dict(
        _COMMON,
        gc = attr.bool(doc = "Leave out what no program and no map needs."),
        map = attr.output(doc = "A file that says what stands where, and why."),
        rewrite = attr.bool(doc = "Rewrite the result as retrobpf_rewrite does."),
        srcs = attr.label_list(allow_files = True, mandatory = True, doc = "Objects, and archives of them."),
    ),
    doc = "Makes one object of several.",
)
