import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs(4, 'skipped')
build.lacks('target')
