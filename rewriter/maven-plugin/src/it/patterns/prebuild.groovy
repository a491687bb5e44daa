import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.put(testdata, 'two_types', 'src/main/bpf/net/a.o')
build.put(testdata, 'two_types', 'src/main/bpf/net/deep/a.o')
build.put(testdata, 'two_types', 'src/main/bpf/net/old/b.o')
build.put(testdata, 'two_types', 'src/main/bpf/c.bpf')
build.put(testdata, 'two_types', 'src/main/bpf/trace/d.o')
