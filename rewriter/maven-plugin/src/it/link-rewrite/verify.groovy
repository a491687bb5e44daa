import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.file('target/classes/link-rewrite.bpf.o')
build.logs('[INFO]', 'link-rewrite.bpf.o: linked 2 objects')
build.logs('[INFO]', "scale (./src/link/weak.bpf.c:15), for xdp: arg#0 'ctx': 'void *' -> 'struct xdp_md *'")
