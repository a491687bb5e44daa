import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.put(testdata, 'link/strong', 'src/main/bpf/a.o')
build.put(testdata, 'link/identical', 'src/main/bpf/b.o')
