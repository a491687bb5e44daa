import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.put(testdata, 'two_types', 'src/main/bpf/a.o')
build.put(testdata, 'two_types', 'src/main/bpf/old/b.o')
