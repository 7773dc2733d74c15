package kernel

import (
	"fmt"
	"reflect"
	"regexp"
	"runtime"
	"strings"
)

// rule rewrites one form of message.
type rule struct {
	from *regexp.Regexp
	to   string
}

func rules(pairs ...string) []rule {
	rs := make([]rule, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		rs = append(rs, rule{regexp.MustCompile(pairs[i]), pairs[i+1]})
	}
	return rs
}

// version is the suffix that tells the versions of a redeclared name apart.
var version = regexp.MustCompile(`__t?\d+\b`)

// compiling are the interpreter's compile errors that need other words.
var compiling = rules(
	`CFG post-order panic: `, ``,
	`^package (\S+) ".*" has no symbol (\w+)$`, `undefined: $1.$2`,
	`^constant definition loop$`, `a name in this declaration is not defined, or it needs itself`,
	`incomplete type (\S+)$`, `undefined: $1`,
	`\bmain\.`, ``,
	`\b(int|float64|string|bool|func|ptr|struct|array|slice|map|interface|error|chan)T\b`, `$1`,
	`^nil type$`, `the type of an expression cannot be told here`,
	`^reflect: New\(nil\)$`, `the type of an expression cannot be told here`,
	`^undefined type for \w+$`, `a type parameter cannot be inferred here; name the types in brackets`,
)

// running are the texts of panics that speak of the interpreter's inside.
var running = rules(
	`^reflect: (slice|array|string) index out of range$`, `index out of range`,
	`^reflect\.Value\.\w+: (slice|string|array) index out of range$`, `index out of range`,
	`^reflect\.Value\.Slice3?: (slice|string) (index|slice) out of (range|bounds)$`, `slice bounds out of range`,
	`^reflect\.Value\.Slice3?: (slice|string) index out of bounds$`, `slice bounds out of range`,
	`^reflect: call of reflect\.\S+ on zero Value$`, `nil value: a method, field or element of nothing was asked for`,
	`^reflect: call of reflect\.\S+ on (\S+) Value$`, `the interpreter cannot do this with a value of kind $1`,
	`^reflect: Call with too (many|few) input arguments$`, `a call with too $1 arguments, or a method expression such as T.Method, which the interpreter cannot call`,
	`^reflect: call of nil function.*$`, `call of a nil function`,
	`^reflect\.Value\.Call: call of nil function$`, `call of a nil function`,
	`^reflect\.Set: value of type (.+) is not assignable to type (.+)$`, `a value of type $1 does not fit type $2`,
	`^reflect\.MakeSlice: negative (len|cap)$`, `makeslice: $1 out of range`,
	`^(\d+/_\.go):\d+:\d+: `, ``,
	`\bmain\.`, ``,
)

func compileSentence(msg string) string {
	msg, _, _ = strings.Cut(msg, "\n")
	return apply(compiling, msg)
}

func apply(rs []rule, msg string) string {
	for _, r := range rs {
		msg = r.from.ReplaceAllString(msg, r.to)
	}
	return version.ReplaceAllString(msg, "")
}

// panicSentence says in one sentence what a panic was about.
func panicSentence(v any) string {
	switch v := v.(type) {
	case interface{ NasStop() }:
		return v.(error).Error()
	case runtime.Error:
		return apply(running, strings.TrimPrefix(v.Error(), "runtime error: "))
	case *reflect.ValueError:
		return apply(running, v.Error())
	case error:
		if msg := apply(running, v.Error()); msg != v.Error() || strings.HasPrefix(msg, "interface conversion") {
			return msg
		}
		return "panic: " + v.Error()
	case fmt.Stringer:
		return "panic: " + v.String()
	case string:
		if msg := apply(running, v); msg != v {
			return msg
		}
		return "panic: " + v
	}
	return "panic: " + fmt.Sprint(v)
}

// inner reports whether a panic text comes from the interpreter, not from the
// cell's own doing.
func inner(v any) bool {
	if _, ok := v.(*reflect.ValueError); ok {
		return true
	}
	s, ok := v.(string)
	return ok && strings.HasPrefix(s, "reflect")
}
