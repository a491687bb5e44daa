import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs('[INFO]', 'a.o: can be rewritten')
build.lacks('target/classes')
build.same('src/main/bpf/a.o', 'src/main/bpf/a.o')
