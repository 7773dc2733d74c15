package magic

// Arg says what a magic takes, for those who complete it.
type Arg int

// The arguments of magics.
const (
	None    Arg = iota
	Go          // a piece of Go
	File        // the path of a file
	Dir         // the path of a folder
	Var         // a name of the session
	Magic       // the name of a magic
	Setting     // the name of a setting
	Env         // the name of an environment variable
	Text        // anything else
)

// Spec describes one magic.
type Spec struct {
	Name  string   // without the per cent sign
	Usage string   // what stands behind the name, "[-n N] CELL"
	Help  string   // one line
	More  string   // what "%name?" says besides; may be empty
	Takes Arg      // the argument to complete
	Flags []string // "-n", "-f"
	Words []string // fixed words it takes, such as subcommands
	Line  bool     // may be called as %name
	Cell  bool     // may be called as %%name, with a body
	Own   bool     // registered by the user
}

// Head is how a magic is called: "%time CELL".
func (s Spec) Head() string {
	mark := "%"
	if !s.Line {
		mark = "%%"
	}
	if s.Usage == "" {
		return mark + s.Name
	}
	return mark + s.Name + " " + s.Usage
}
