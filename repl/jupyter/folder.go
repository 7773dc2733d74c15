package jupyter

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

// UserFolder is where a user's Jupyter looks for kernels.
func UserFolder() (string, error) {
	if dir := os.Getenv("JUPYTER_DATA_DIR"); dir != "" {
		return filepath.Join(dir, "kernels"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", errors.New("there is no home folder; name one with --prefix DIR")
	}
	switch runtime.GOOS {
	case "darwin":
		return filepath.Join(home, "Library", "Jupyter", "kernels"), nil
	case "windows":
		if dir := os.Getenv("APPDATA"); dir != "" {
			return filepath.Join(dir, "jupyter", "kernels"), nil
		}
		return filepath.Join(home, ".jupyter", "data", "kernels"), nil
	}
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "jupyter", "kernels"), nil
	}
	return filepath.Join(home, ".local", "share", "jupyter", "kernels"), nil
}

// PrefixFolder is where Jupyter looks below an installation's prefix.
func PrefixFolder(prefix string) string {
	return filepath.Join(prefix, "share", "jupyter", "kernels")
}

// EnvironmentFolder is where the Jupyter of the active Python environment looks.
func EnvironmentFolder() (string, error) {
	for _, v := range []string{"VIRTUAL_ENV", "CONDA_PREFIX"} {
		if dir := os.Getenv(v); dir != "" {
			return PrefixFolder(dir), nil
		}
	}
	return "", errors.New("no Python environment is active; activate one, or name its folder with --prefix DIR")
}

// Folders are all the places where Jupyter looks, the first that counts first.
func Folders() []string {
	var list []string
	for _, dir := range filepath.SplitList(os.Getenv("JUPYTER_PATH")) {
		list = append(list, filepath.Join(dir, "kernels"))
	}
	if dir, err := UserFolder(); err == nil {
		list = append(list, dir)
	}
	if dir, err := EnvironmentFolder(); err == nil {
		list = append(list, dir)
	}
	for _, prefix := range []string{"/usr/local", "/usr"} {
		list = append(list, PrefixFolder(prefix))
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(dir string) bool {
		twice := seen[dir]
		seen[dir] = true
		return twice
	})
}
