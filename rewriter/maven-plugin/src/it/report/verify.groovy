import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs('[WARNING]', 'a.o: ', '[CTX-TYPE-MISMATCH]')
// Once a run; the second is quiet, and tells what cannot be mended nevertheless.
build.logs(2, '[CTX-TYPE-MISMATCH]')
assert new groovy.json.JsonSlurper().parse(build.file('target/retrobpf/report.json').toFile()).objects.size() == 2
assert build.file('target/retrobpf/graph/net/a.o.html').toFile().text.contains('<html')
build.file('target/retrobpf/graph/b.o.html')
build.lacks('target/classes')
