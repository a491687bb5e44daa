import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs('retrobpf:rewrite')
build.logs('User property: retrobpf.strategy')
build.logs('retrobpf:link')
build.logs('retrobpf:check')
build.logs('retrobpf:report')
