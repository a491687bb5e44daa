import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs('[ERROR]', 'a.o: ', '[CTX-TYPE-MISMATCH]')
build.lacks('target/classes/a.o')
