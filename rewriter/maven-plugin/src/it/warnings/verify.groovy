import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
// The second run does nothing, and what is wrong is still wrong.
build.logs('[WARNING]', 'a.o: ', '[CTX-TYPE-MISMATCH]')
build.logs(2, '[CTX-TYPE-MISMATCH]')
build.logs(1, 'Nothing to do')
