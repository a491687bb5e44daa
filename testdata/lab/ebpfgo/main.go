// Loads objects through ebpf-go, as a Go program does that has them embedded: one line of its input names one object.
// All programs of an object are loaded at once; where that fails, each on its own. Prints a line for each program, which
// boots.py reads:
//
//	@ OBJECT each PROGRAM ok|no btf=0|1 [why not]
//
// It is one process for all objects, because ebpf-go reads the kernel's types once for each. Compiled with Debian's
// packages of ebpf-go, 0.9.1 and 0.11, which both want nothing newer than Go 1.19.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/rlimit"
)

func tell(object, program string, loaded *ebpf.Program, err error) {
	if err != nil {
		why := []rune(strings.Join(strings.Fields(err.Error()), " "))
		if len(why) > 300 {
			why = why[:300]
		}
		fmt.Printf("@ %s each %s no btf=0 %s\n", object, program, string(why))
		return
	}
	btf := 0
	if info, err := loaded.Info(); err == nil {
		if _, known := info.BTFID(); known {
			btf = 1
		}
	}
	fmt.Printf("@ %s each %s ok btf=%d\n", object, program, btf)
}

// Loads one program of a collection, or all of them; tells of what it loaded.
func loadPrograms(object string, spec *ebpf.CollectionSpec) error {
	collection, err := ebpf.NewCollection(spec)
	if err != nil {
		return err
	}
	defer collection.Close()
	for _, name := range names(spec) {
		if loaded := collection.Programs[name]; loaded != nil {
			tell(object, name, loaded, nil)
		} else {
			tell(object, name, nil, errors.New("left out, as its type is unknown"))
		}
	}
	return nil
}

func names(spec *ebpf.CollectionSpec) []string {
	var all []string
	for name := range spec.Programs {
		all = append(all, name)
	}
	sort.Strings(all)
	return all
}

func load(object string) {
	spec, err := ebpf.LoadCollectionSpec(object)
	if err != nil {
		tell(object, "-", nil, err)
		return
	}
	if loadPrograms(object, spec.Copy()) == nil {
		return
	}
	for _, name := range names(spec) {
		one := spec.Copy()
		one.Programs = map[string]*ebpf.ProgramSpec{name: one.Programs[name]}
		if err := loadPrograms(object, one); err != nil {
			tell(object, name, nil, err)
		}
	}
}

func main() {
	if err := rlimit.RemoveMemlock(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	objects := bufio.NewScanner(os.Stdin)
	for objects.Scan() {
		load(objects.Text())
	}
}
