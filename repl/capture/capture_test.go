package capture

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// Whatever writes to the descriptors is caught, in order, and nothing of it is
// lost at Sync.
func TestTake(t *testing.T) {
	out, errs := NewBuffer(1<<20), NewBuffer(1<<20)
	s, err := Take(out, errs)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	fmt.Fprint(s.Stdout(), "one ")
	fmt.Print("two ")
	_, _ = syscall.Write(1, []byte("three "))
	c := exec.Command("sh", "-c", "echo four; echo five >&2; cat")
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := c.Run(); err != nil {
		t.Error(err)
	}
	s.Sync()
	if got := out.Take(); got != "one two three four\n" {
		t.Errorf("stdout %q", got)
	}
	if got := errs.Take(); got != "five\n" {
		t.Errorf("stderr %q", got)
	}
	for i := range 2000 {
		want := strings.Repeat("x\x00\x01mark ", i)
		fmt.Print(want)
		s.Sync()
		if got := out.Take(); got != want {
			t.Fatalf("%d: %d bytes of %d", i, len(got), len(want))
		}
	}
	s.Close()
	s.Close()
	fmt.Print("")
	if got := out.Take(); got != "" {
		t.Errorf("%q after Close", got)
	}
}

func BenchmarkSync(b *testing.B) {
	s, err := Take(NewBuffer(10), NewBuffer(10))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s.Sync()
	}
	s.Close()
}
