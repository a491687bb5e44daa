import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs(4, 'skipped')
// Maven 4 makes target itself.
build.lacks('target/retrobpf')
build.lacks('target/classes')
