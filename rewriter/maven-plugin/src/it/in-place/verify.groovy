import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.differs('original.o', 'target/obj/a.o')
build.logs(1, 'rewritten in place')
build.logs(1, 'Nothing to do')
build.isOfTheFirstRun('target/obj/a.o')
