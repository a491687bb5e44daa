import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs('[ERROR]', 'src/main/bpf/broken.o+0x0: not an ELF file')
build.logs('[ERROR] Failed to execute goal', 'src/main/bpf/broken.o+0x0: not an ELF file')
build.hides('Exception in')
build.file('target/classes/good.o')
build.lacks('target/classes/broken.o')
