import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs(3, 'No objects: there is no directory')
// Maven 4 makes target itself.
build.lacks('target/retrobpf')
build.lacks('target/classes')
build.logs('Nothing to link: there is no directory')
