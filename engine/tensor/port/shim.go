package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Compiling again after stubbing may reveal further errors; this libtorch is
// hopeless after so many rounds.
const maxRounds = 6

// buildShim compiles the C++ shim in files against t into out/lib/libtch.so,
// unless the one that is there was made from the same text and the same libtorch.
func buildShim(out string, files map[string][]byte, t libtorch) error {
	dir := filepath.Join(out, "shim")
	files["naslab.h"] = []byte(extHeader)
	for name, text := range files {
		if strings.HasSuffix(name, ".h") && name != "torch_api_generated.cpp.h" {
			if err := writeFile(filepath.Join(dir, name), text); err != nil {
				return err
			}
		}
	}
	parts := shimParts(string(files["torch_api.cpp"]), extSource, string(files["torch_api_generated.cpp.h"]))
	lib := filepath.Join(out, "lib", "libtch.so")
	key := shimKey(parts, files, t)
	if old, err := os.ReadFile(filepath.Join(out, "lib", "key")); err == nil && string(old) == key && exists(lib) {
		return nil
	}

	fmt.Printf("port: compiling gotch's shim for libtorch %s, once (half a minute on two cores)\n", t.Version)
	start := time.Now()
	missing, err := compileParts(dir, parts, t)
	if err != nil {
		return err
	}
	if err := linkShim(dir, len(parts), lib, t); err != nil {
		return err
	}
	fmt.Printf("port: made %s in %.0f s%s\n",
		filepath.Join(".gotch", "lib", "libtch.so"), time.Since(start).Seconds(), lacks(missing))
	return writeFile(filepath.Join(out, "lib", "key"), []byte(key))
}

// lacks names the functions that were stubbed.
func lacks(missing []string) string {
	if len(missing) == 0 {
		return ""
	}
	return "; not in this libtorch: " + strings.Join(missing, ", ")
}

// shimKey identifies what libtch.so is made of.
func shimKey(parts []string, files map[string][]byte, t libtorch) string {
	h := sha256.New()
	fmt.Fprintf(h, "%+v\n", t)
	describe(h, filepath.Join(t.Lib, "libtorch_cpu.so"))
	describe(h, t.Cxx)
	for _, p := range append(parts, string(files["torch_api.h"]), extHeader, strings.Join(flags(t), " ")) {
		fmt.Fprintln(h, p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// compileParts compiles all parts side by side, stubbing what this libtorch
// lacks, and returns the names of the stubbed functions.
func compileParts(dir string, parts []string, t libtorch) ([]string, error) {
	missing := make([][]string, len(parts))
	errs := make([]error, len(parts))
	var wg sync.WaitGroup
	for i := range parts {
		wg.Go(func() { missing[i], errs[i] = compilePart(dir, i, parts[i], t) })
	}
	wg.Wait()
	var all []string
	for i := range parts {
		if errs[i] != nil {
			return nil, errs[i]
		}
		all = append(all, missing[i]...)
	}
	return all, nil
}

// compilePart compiles one part into an object file. The compiler stops before
// it generates code when a name is missing, so the failing rounds are the cheap ones.
func compilePart(dir string, i int, text string, t libtorch) ([]string, error) {
	source := partName(dir, i, ".cpp")
	var missing []string
	for range maxRounds {
		if err := writeFile(source, []byte(text)); err != nil {
			return nil, err
		}
		args := append(flags(t), "-c", source, "-o", partName(dir, i, ".o"))
		output, err := exec.Command(t.Cxx, args...).CombinedOutput()
		if err == nil {
			return missing, nil
		}
		stubbed, names := stubFunctions(text, errorLines(string(output)))
		if len(names) == 0 {
			return nil, fmt.Errorf("%s cannot compile gotch's shim against libtorch %s: %s", t.Cxx, t.Version, firstError(string(output)))
		}
		text, missing = stubbed, append(missing, names...)
	}
	return nil, fmt.Errorf("gotch's shim still does not compile against libtorch %s after %d functions were left out", t.Version, len(missing))
}

func partName(dir string, i int, ext string) string {
	return filepath.Join(dir, fmt.Sprintf("part%d%s", i, ext))
}

// flags are the compiler's flags for a part. The shim's functions are thin, so
// more than -O1 buys nothing and takes longer.
func flags(t libtorch) []string {
	f := []string{"-std=c++17", "-O1", "-fPIC", "-w", "-fmax-errors=0"}
	if t.OldABI {
		f = append(f, "-D_GLIBCXX_USE_CXX11_ABI=0")
	}
	for _, dir := range t.Include {
		f = append(f, "-I"+dir)
	}
	return f
}

// linkShim links the parts into lib, by a new file that takes its place at once:
// a naslab that is running keeps the old one.
func linkShim(dir string, n int, lib string, t libtorch) error {
	if err := os.MkdirAll(filepath.Dir(lib), 0o755); err != nil {
		return err
	}
	args := []string{"-shared", "-o", lib + ".tmp"}
	for i := range n {
		args = append(args, partName(dir, i, ".o"))
	}
	args = append(args, "-L"+t.Lib, "-ltorch", "-ltorch_cpu", "-lc10", "-ldl")
	if !t.System {
		args = append(args, "-Wl,-rpath,"+t.Lib)
	}
	if t.CUDA {
		// Nothing in the shim names a function of these, but loading them registers CUDA.
		args = append(args, "-Wl,--no-as-needed", "-ltorch_cuda", "-lc10_cuda")
	}
	if output, err := exec.Command(t.Cxx, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("linking libtch.so: %s", firstError(string(output)))
	}
	for i := range n {
		os.Remove(partName(dir, i, ".o"))
	}
	return os.Rename(lib+".tmp", lib)
}

// firstError picks the line of the compiler's output that says what is wrong.
func firstError(output string) string {
	for line := range strings.Lines(output) {
		if strings.Contains(line, "error") {
			return strings.TrimSpace(line)
		}
	}
	return strings.TrimSpace(output)
}
