import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
('a'..'f').each {
    build.same('a/target/classes/one.o', it + '/target/classes/one.o')
    build.file(it + '/target/classes/' + it + '.bpf.o')
    build.isOfTheFirstRun(it + '/target/classes/one.o')
}
build.logs(6 * 4, 'Nothing to do')
// A goal that is not marked as safe for threads is warned about.
build.hides('not marked')
