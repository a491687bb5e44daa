import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs('[ERROR]', 'b.o:.text+0x0:', "'int scale(void *, int)' is defined a second time, first at", '[LINK-DUPLICATE]')
build.hides('Internal error')
build.lacks('target/classes/link-fails.bpf.o')
