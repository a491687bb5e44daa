import io.github.retrobpf.maven.it.Build

def build = new Build(basedir)
build.logs(3, 'Nothing to do')
['classes/a.o', 'app.o', 'retrobpf/report.json', 'retrobpf/graph/a.o.html', 'retrobpf/state/rewrite-default.json'].each {
    build.isOfTheFirstRun('target/' + it)
}
return true
