# `make` lists what there is to do. Needs a JDK (17 or newer) and Maven; what else a target needs it installs or names.
MVN ?= mvn
JAR := rewriter/cli/target/retrobpf.jar
# Made along with the jar.
PROGRAM := rewriter/cli/target/retrobpf
MANUAL := rewriter/cli/target/manual
SOURCES := $(shell find elf btf rewriter pom.xml -name target -prune -o -type f \( -path '*/src/main/*' -o -name pom.xml \) -print)
# The lab's random objects are made by classes of the tests, which are compiled along with the jar.
SOURCES += $(shell find rewriter/core/src/test -path '*/rewriter/testing/*' -name '*.java')
CORPUS ?= testdata/build/corpus
TIME ?= 60
TARGET ?= all
INPUT ?=
PREFIX ?= /usr/local
BIN_DIR = $(PREFIX)/bin
MAN_DIR = $(PREFIX)/share/man/man1
BASH_DIR = $(PREFIX)/share/bash-completion/completions
ZSH_DIR = $(PREFIX)/share/zsh/site-functions
DOC_DIR = $(PREFIX)/share/doc/retrobpf
VERSION = $(shell sed -n 's:^  <version>\(.*\)</version>:\1:p' pom.xml)
DEB = rewriter/cli/target/retrobpf.deb

.PHONY: help jar install uninstall deb demo test maven install-maven release fuzz lab foreign pipelines corpus bazel bench bench-start bench-bazel testdata \
  format clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

jar: $(JAR) ## build the command line: rewriter/cli/target/retrobpf.jar

$(JAR): $(SOURCES)
	$(MVN) -q -B -Dstyle.color=never -DskipTests package
	@touch $@

install: $(JAR) ## install the program, man pages and completion below PREFIX=/usr/local (and DESTDIR=)
	@install -d $(addprefix $(DESTDIR),$(BIN_DIR) $(MAN_DIR) $(BASH_DIR) $(ZSH_DIR) $(DOC_DIR))
	install -m 755 $(PROGRAM) $(DESTDIR)$(BIN_DIR)/retrobpf
	install -m 644 $(MANUAL)/man1/*.1 $(DESTDIR)$(MAN_DIR)
	install -m 644 $(MANUAL)/retrobpf.bash $(DESTDIR)$(BASH_DIR)/retrobpf
	install -m 644 $(MANUAL)/_retrobpf $(DESTDIR)$(ZSH_DIR)/_retrobpf
	tar -c --exclude=target --exclude=build README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md docs | tar -x --no-same-owner -C $(DESTDIR)$(DOC_DIR)
	chmod -R u=rwX,go=rX $(DESTDIR)$(DOC_DIR)

uninstall: ## remove what `make install` installed there
	rm -f $(addprefix $(DESTDIR),$(BIN_DIR)/retrobpf $(MAN_DIR)/retrobpf.1 $(MAN_DIR)/retrobpf-*.1 \
	  $(BASH_DIR)/retrobpf $(ZSH_DIR)/_retrobpf)
	rm -rf $(DESTDIR)$(DOC_DIR)

deb: $(JAR) ## build a Debian package: rewriter/cli/target/retrobpf.deb
	@rewriter/cli/src/main/launcher/deb.sh $(VERSION) $(DEB)

demo: $(JAR) ## rewrite a bundled object and load it, before and after, in kernels 5.10, 6.1 and 6.12
	@testdata/lab/install.sh --demo
	@testdata/lab/demo.sh $(JAR)

test: ## build, check the format, run every test
	$(MVN) -B verify

maven: ## run the Maven plugin on three versions of Maven, and build docs/maven-sample twice with each; needs clang
	$(MVN) -B -ntp -P mavens -pl rewriter/maven-plugin -am -DskipTests -DskipITs verify
	@rewriter/maven-plugin/src/it/sample.sh $(MVN) $(abspath rewriter/maven-plugin)/target/mavens/*/bin/mvn

install-maven: ## put the library and the Maven plugin into the local Maven repository
	$(MVN) -q -B -Dstyle.color=never -DskipTests -DskipITs -Dinvoker.skip=true install

release: ## make all that a release has but signatures: sources, Javadoc without warnings, bills of materials
	$(MVN) -B -ntp -P release -DskipTests -DskipITs -Dinvoker.skip=true verify

fuzz: ## feed every parser with damaged input, TIME=60 seconds each; TARGET=NAME for one, with INPUT=FILE once
	@$(MVN) -q -B -Dstyle.color=never -pl rewriter/fuzz -am -DskipTests test \
	  -Dretrobpf.fuzz.seconds=$(TIME) -Dretrobpf.fuzz.target=$(TARGET) -Dretrobpf.fuzz.input=$(INPUT)
	@! [ -e rewriter/fuzz/target/fuzz/found ]

lab: $(JAR) ## load every fixture, every program type, linked and random objects, before and after, in real kernels
	@testdata/lab/install.sh
	@testdata/lab/table.py

foreign: $(JAR) ## the same on arm64 and big-endian s390x
	@testdata/lab/install.sh --foreign
	@LAB_FOREIGN=1 testdata/lab/table.py

# Takes retrobpf from PATH, as users do, and the jar where there is none.
pipelines: $(if $(shell command -v retrobpf),,$(JAR)) ## build docs/pipelines with Make, CMake, Meson and Ninja, change things, and run the outcome in real kernels
	@testdata/pipelines/install.sh
	@testdata/pipelines/run.py

corpus: ## bring about 500 BPF objects out of Debian packages and run the tests of every object over them
	@testdata/lab/install.sh
	@[ -d $(CORPUS) ] || testdata/corpus/debian.sh $(CORPUS)
	$(MVN) -B test -Dgroups=corpus -Dretrobpf.corpus=$(abspath $(CORPUS))

bazel: $(JAR) ## build the sample in docs/pipelines/bazel with Debian's Bazel, and assert what its users count on
	@testdata/bazel/install.sh
	@testdata/bazel/run.sh $(JAR)

bench: $(JAR) ## measure time and memory beside bpftool; needs a quiet machine. DOCS=update writes them into docs/benchmarks.md
	@testdata/lab/install.sh
	@testdata/bench/link.py $(JAR)

bench-start: $(JAR) ## measure what a start takes, beside a JVM that says hello; needs a quiet machine. DOCS=update as above
	@testdata/bench/start.py $(abspath $(PROGRAM)) $(JAR)

bench-bazel: $(JAR) ## measure 200 actions of Bazel, through a worker and with a JVM each; needs a quiet machine
	@testdata/bazel/install.sh
	@testdata/bazel/bench.sh $(JAR)

testdata: ## rebuild the fixtures from their sources
	@testdata/lab/install.sh
	$(MAKE) -C testdata objects

format: ## format the Java sources (JDK 17)
	$(MVN) -q -B spotless:apply

clean: ## remove what was built
	$(MVN) -q -B clean
	$(MAKE) -s -C testdata clean
