import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs('[ERROR]', "<strategy> takes auto, clone or static, not 'fast'")
build.hides('--strategy')
