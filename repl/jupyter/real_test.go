package jupyter_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"naslab/repl"
)

// asNaslab makes this program naslab, which Jupyter starts as a kernel.
const asNaslab = "NASLAB_TEST_AS_KERNEL"

func TestMain(m *testing.M) {
	if os.Getenv(asNaslab) != "" {
		os.Exit(repl.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// packageDir is where the test files lie.
var packageDir = func() string {
	wd, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	return wd
}()

// python finds a Python that has a module of Jupyter's.
func python(t *testing.T, module string) string {
	t.Helper()
	for _, p := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(p, "-c", "import "+module).Run() == nil {
			return p
		}
	}
	t.Skipf("no Python with %s here: naslab is not tried in a real Jupyter", module)
	return ""
}

// installKernel installs this program as a kernel for the test alone and returns
// the environment that Jupyter is to have.
func installKernel(t *testing.T) []string {
	t.Helper()
	data := t.TempDir()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(exe, "kernel", "install")
	env := append(os.Environ(), asNaslab+"=1", "JUPYTER_DATA_DIR="+data, "NASLAB_HISTORY=", "NASLAB_CONFIG=", "NASLAB_STARTUP=", "NASLAB_JOURNAL=", "IPYTHONDIR="+data, "JUPYTER_CONFIG_DIR="+data)
	c.Env = env
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("kernel install: %v\n%s", err, out)
	}
	return env
}

// runSteps runs a Python script that prints a line for each step.
func runSteps(t *testing.T, interpreter, script string, args ...string) {
	t.Helper()
	c := exec.Command(interpreter, append([]string{filepath.Join(packageDir, "testdata", script)}, args...)...)
	c.Env = installKernel(t)
	c.Dir = t.TempDir()
	out, err := c.CombinedOutput()
	if err != nil || testing.Verbose() {
		t.Logf("%s", out)
	}
	if err != nil {
		t.Errorf("%s: %v", script, err)
	}
	if !strings.Contains(string(out), "ok ") {
		t.Errorf("%s has tried nothing", script)
	}
}

// Jupyter's own client against the kernel.
func TestJupyterClient(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	runSteps(t, python(t, "jupyter_client"), "client.py")
}

// The notebook page in a browser. NASLAB_PICTURES keeps the pictures of the page.
func TestJupyterPage(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	interpreter := python(t, "notebook.notebookapp")
	if _, err := exec.LookPath("chromium"); err != nil {
		t.Skip("no chromium here: the notebook page is not tried")
	}
	pictures := os.Getenv("NASLAB_PICTURES")
	if pictures == "" {
		pictures = t.TempDir()
	}
	runSteps(t, interpreter, "browser.py", pictures)
}

// A notebook that is run without a page ends with 0, or with 1 when a cell
// fails.
func TestJupyterExecute(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	interpreter := python(t, "nbclient")
	env := installKernel(t)
	for code, want := range map[string]int{"x + 1": 0, "[]int{}[1]": 1} {
		nb := map[string]any{
			"nbformat": 4, "nbformat_minor": 4,
			"metadata": map[string]any{"kernelspec": map[string]string{"name": "naslab", "display_name": "naslab (Go)", "language": "go"}},
			"cells":    []any{codeCell("x := 1"), codeCell(code)},
		}
		b, err := json.Marshal(nb)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "n.ipynb")
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
		c := exec.Command(interpreter, "-c", "from nbclient.cli import main; main()", file)
		c.Env = env
		out, _ := c.CombinedOutput()
		if got := c.ProcessState.ExitCode(); got != want {
			t.Errorf("%s: status %d, want %d\n%s", code, got, want, out)
		}
	}
}

func codeCell(code string) map[string]any {
	return map[string]any{"cell_type": "code", "source": code, "metadata": struct{}{}, "outputs": []any{}, "execution_count": nil}
}
