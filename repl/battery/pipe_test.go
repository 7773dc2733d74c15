package battery

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// command is naslab with arguments.
func command(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(exe, args...)
	c.Env = append(os.Environ(), asShell+"=1")
	return c
}

// answer is one line of naslab pipe.
type answer struct {
	OK                    bool
	Stdout, Stderr, Value string
	Error                 string
}

// pipeProcess is a running naslab pipe.
type pipeProcess struct {
	in   io.WriteCloser
	out  *bufio.Reader
	err  *strings.Builder
	wait func() error
	kill func() error
}

func startPipe(t testing.TB) *pipeProcess {
	t.Helper()
	c := command(t, "pipe")
	c.Dir = t.TempDir()
	var said strings.Builder
	c.Stderr = &said
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	p := &pipeProcess{in, bufio.NewReader(out), &said, c.Wait, c.Process.Kill}
	t.Cleanup(func() { p.kill() })
	return p
}

// patience is how long one cell of the battery may take.
const patience = 30 * time.Second

// run runs a cell.
func (p *pipeProcess) run(code string) (answer, error) {
	line, err := json.Marshal(map[string]any{"id": 1, "code": code})
	if err != nil {
		return answer{}, err
	}
	if _, err := p.in.Write(append(line, '\n')); err != nil {
		return answer{}, err
	}
	timer := time.AfterFunc(patience, func() { p.kill() })
	defer timer.Stop()
	text, err := p.out.ReadBytes('\n')
	if err != nil {
		return answer{}, err
	}
	var a answer
	return a, json.Unmarshal(text, &a)
}

// end closes the input, after which the process ends well.
func (p *pipeProcess) end() error {
	p.in.Close()
	timer := time.AfterFunc(patience, func() { p.kill() })
	defer timer.Stop()
	io.Copy(io.Discard, p.out)
	return p.wait()
}

// said is the end of what the process wrote to its standard error.
func (p *pipeProcess) said() string {
	p.kill()
	p.wait()
	text := p.err.String()
	return text[max(0, len(text)-2000):]
}
