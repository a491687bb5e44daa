import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs('[ERROR]', 'a.o: ', '[CTX-TYPE-MISMATCH]')
build.logs('[ERROR] Failed to execute goal', 'a.o', '[CTX-TYPE-MISMATCH]')
build.hides('Nothing to do')
