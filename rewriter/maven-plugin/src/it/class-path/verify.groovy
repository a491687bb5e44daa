import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.differs('src/main/bpf/net/two_types.o', 'target/classes/net/two_types.o')
byte[] loaded = build.call('target/class-path-1.jar', 'app.Programs', 'object')
assert loaded == build.file('target/classes/net/two_types.o').toFile().bytes
build.logs('[INFO]', 'two_types.o: rewritten to', 'target/classes/net/two_types.o')
