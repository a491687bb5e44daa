import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.file('target/classes/app.bpf.o')
build.file('target/classes/other.bpf.o')
build.lacks('target/classes/weak.o')
def inputs = new groovy.json.JsonSlurper().parse(build.file('target/app.map.json').toFile()).inputs
assert inputs.size() == 2
assert inputs.toString().indexOf('weak.o') < inputs.toString().indexOf('half.o')
build.logs('app.bpf.o: linked 2 objects')
build.logs('other.bpf.o: linked 1 object,')
