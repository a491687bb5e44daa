# `make` lists what there is to do. Needs a JDK (17 or newer) and Maven; what else a target needs it installs or names.
MVN ?= mvn
JAR := rewriter/cli/target/retrobpf.jar
SOURCES := $(shell find elf btf rewriter pom.xml -name target -prune -o -type f \( -path '*/src/main/*' -o -name pom.xml \) -print)
# The lab's random objects are made by classes of the tests, which are compiled along with the jar.
SOURCES += $(shell find rewriter/core/src/test -path '*/rewriter/testing/*' -name '*.java')
CORPUS ?= testdata/build/corpus
TIME ?= 60
TARGET ?= all
INPUT ?=

.PHONY: help jar demo test fuzz lab foreign corpus bench testdata format clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

jar: $(JAR) ## build the command line: rewriter/cli/target/retrobpf.jar

$(JAR): $(SOURCES)
	$(MVN) -q -B -Dstyle.color=never -DskipTests package
	@touch $@

demo: $(JAR) ## rewrite a bundled object and load it, before and after, in kernels 5.10, 6.1 and 6.12
	@testdata/lab/install.sh --demo
	@testdata/lab/demo.sh $(JAR)

test: ## build, check the format, run every test
	$(MVN) -B verify

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

corpus: ## bring about 500 BPF objects out of Debian packages and run the tests of every object over them
	@testdata/lab/install.sh
	@[ -d $(CORPUS) ] || testdata/corpus/debian.sh $(CORPUS)
	$(MVN) -B test -Dgroups=corpus -Dretrobpf.corpus=$(abspath $(CORPUS))

bench: $(JAR) ## measure time and memory beside bpftool; needs a quiet machine. DOCS=update writes them into docs/benchmarks.md
	@testdata/lab/install.sh
	@testdata/bench/link.py $(JAR)

testdata: ## rebuild the fixtures from their sources
	@testdata/lab/install.sh
	$(MAKE) -C testdata objects

format: ## format the Java sources (JDK 17)
	$(MVN) -q -B spotless:apply

clean: ## remove what was built
	$(MVN) -q -B clean
	$(MAKE) -s -C testdata clean
