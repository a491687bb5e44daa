import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
('a'..'f').each {
    build.put(testdata, 'two_types', it + '/src/main/bpf/one.o')
}
return true
