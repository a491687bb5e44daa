import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs(2, 'a.o: rewritten to')
build.hides('Nothing to do')
// The other strategy gives another object. What comes out as it was is not touched.
build.hides('[ERROR]')
build.isOfTheFirstRun('target/classes/b.o')
