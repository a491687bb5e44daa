import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.isOfTheFirstRun('target/classes/a.o')
build.lacks('target/classes/old')
build.logs('2 objects: 2 rewritten')
