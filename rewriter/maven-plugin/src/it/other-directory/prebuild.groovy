import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.put(testdata, 'two_types', 'objects/a.o')
build.put(testdata, 'no_tag', 'objects/b.o')
