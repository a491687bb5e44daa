import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.put(testdata, 'two_types', 'target/obj/a.o')
build.put(testdata, 'two_types', 'original.o')
