package main

import (
	"fmt"
	"regexp"
)

// edit is one small change to gotch's text. Old is a regular expression that
// must match exactly Count times, else the port stops with the edit's name: a
// gotch that changed must be looked at, not guessed at.
type edit struct {
	Name, File string
	Old        string
	New        string
	Count      int
}

var edits = []edit{
	{
		// The header defines a variable; the shim is now compiled in several parts.
		Name: "one error variable for all parts", File: "torch_api.h",
		Old:   `(?m)^thread_local char \*torch_last_err = nullptr;$`,
		New:   `inline thread_local char *torch_last_err = nullptr;`,
		Count: 1,
	},
	{
		// Only std::exception was caught, so anything else ended the process; and an
		// error nobody had read was leaked.
		Name: "catch everything, keep one error", File: "torch_api.h",
		Old: `(?m)^  \} catch \(const exception &e\) \{ +\\\n +torch_last_err = strdup\(e\.what\(\)\); +\\\n  \}$`,
		New: "  } catch (const exception &e) {                                               \\\n" +
			"    free(torch_last_err);                                                      \\\n" +
			"    torch_last_err = strdup(e.what());                                         \\\n" +
			"  } catch (...) {                                                              \\\n" +
			"    free(torch_last_err);                                                      \\\n" +
			"    torch_last_err = strdup(\"unknown C++ exception\");                          \\\n" +
			"  }",
		Count: 1,
	},
	{
		// The generated functions are compiled as parts of their own.
		Name: "generated functions apart", File: "torch_api.cpp",
		Old:   `(?m)^#include "torch_api_generated\.cpp\.h"$`,
		New:   ``,
		Count: 1,
	},
	{
		// Each string argument was copied to C and never freed.
		Name: "free string arguments", File: "c-generated.go",
		Old:   `(?m)^(c\w+) := C\.CString\((\w+)\)$`,
		New:   "${1} := C.CString(${2})\ndefer C.free(unsafe.Pointer(${1}))",
		Count: 116,
	},
	{
		Name: "free string arguments, header", File: "c-generated.go",
		Old:   `(?m)^//#include "stdbool\.h" $`,
		New:   "//#include <stdlib.h>\n//#include \"stdbool.h\"",
		Count: 1,
	},
}

// applyEdits changes files (by name) in place.
func applyEdits(files map[string][]byte, edits []edit) error {
	for _, e := range edits {
		text, ok := files[e.File]
		if !ok {
			return fmt.Errorf("edit %q: gotch has no file %s", e.Name, e.File)
		}
		re, err := regexp.Compile(e.Old)
		if err != nil {
			return fmt.Errorf("edit %q: %w", e.Name, err)
		}
		if n := len(re.FindAllIndex(text, -1)); n != e.Count {
			return fmt.Errorf("edit %q: %s has %d such places, not %d; this is not the gotch the port was written for", e.Name, e.File, n, e.Count)
		}
		files[e.File] = re.ReplaceAll(text, []byte(e.New))
	}
	return nil
}
