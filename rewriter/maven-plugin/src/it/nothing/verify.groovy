import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs(3, 'No objects: there is no directory')
build.lacks('target')
build.logs('Nothing to link: there is no directory')
