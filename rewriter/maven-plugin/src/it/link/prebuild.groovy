import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.put(testdata, 'link/weak', 'src/main/bpf/weak.o')
build.put(testdata, 'link/half', 'src/main/bpf/half.o')
