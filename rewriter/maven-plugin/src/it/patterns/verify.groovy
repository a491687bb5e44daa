import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.file('target/classes/net/a.o')
build.file('target/classes/net/deep/a.o')
build.file('target/classes/c.bpf')
build.lacks('target/classes/net/old')
build.lacks('target/classes/trace')
build.logs('3 objects: 3 rewritten')
