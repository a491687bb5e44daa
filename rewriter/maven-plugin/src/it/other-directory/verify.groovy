import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.differs('objects/a.o', 'target/compat/a.o')
build.same('objects/b.o', 'target/compat/b.o')
build.lacks('target/classes')
assert new groovy.json.JsonSlurper().parse(build.file('target/decisions.json').toFile()).objects.size() == 2
