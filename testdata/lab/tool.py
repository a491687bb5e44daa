"""Runs retrobpf, the jar of rewriter/cli or what RETROBPF names, over many objects at once."""
import os
import shutil
import subprocess
import sys

from boots import BUILD, TESTDATA

JAR = TESTDATA.parent / "rewriter" / "cli" / "target" / "retrobpf.jar"


def rewrite(objects, folder, *options):
    """Rewrites objects into a folder below build/lab; what it says stands in FOLDER.log."""
    out = BUILD / folder
    out.mkdir(parents=True, exist_ok=True)
    if not objects:
        return out
    for path in objects:
        (out / path.name).unlink(missing_ok=True)
    done = subprocess.run([*command(), "rewrite", *options, *os.environ.get("OPTIONS", "").split(), *map(str, objects),
                           "-d", str(out)], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    log = BUILD / f"{folder.replace('/', '-')}.log"
    log.write_text(done.stdout)
    if done.returncode:
        if not any((out / path.name).exists() for path in objects):
            sys.exit(f"the tool wrote nothing and ended with {done.returncode}:\n{done.stdout[-2000:]}")
        # Go on: what it did write is tested, what it did not counts as not loading.
        print(f"the tool ended with {done.returncode}; see {log}", file=sys.stderr)
    return out


def link(objects, output, *options):
    """Links objects; whether that worked."""
    done = subprocess.run([*command(), "link", *options, *map(str, objects), "-o", str(output)], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        print(f"the tool ended with {done.returncode}:\n{done.stdout[-2000:]}", file=sys.stderr)
    return not done.returncode


def output(*arguments):
    """What a command of the tool writes to its standard output."""
    return subprocess.run([*command(), *map(str, arguments)], text=True, stdout=subprocess.PIPE, check=True).stdout


def command():
    """How the tool is called."""
    tool = os.environ.get("RETROBPF", str(JAR))
    return ["java", "-jar", tool] if tool.endswith(".jar") else [tool]


def clear(folder):
    remove(BUILD / folder)


def remove(path):
    shutil.rmtree(path, ignore_errors=True)
