package kernel

import (
	"fmt"
	"reflect"
	"strings"

	"naslab/repl/lower/rt"
	"naslab/repl/rescue"
)

// longest is how many bytes of what a panic was about are told: nobody reads more,
// and some values are of any size.
const longest = 16 << 10

// message says what a panic was about, in the words of a compiled program.
func message(v any) string {
	s := about(v)
	if len(s) <= longest {
		return s
	}
	return fmt.Sprintf("%s... (%d bytes)", strings.ToValidUTF8(s[:longest], ""), len(s))
}

// chained is the message about a panic after what came before it, as Go writes it.
func chained(c rt.Chain, v any) string {
	if len(c.Earlier) > mostEarlier {
		c.Earlier = c.Earlier[len(c.Earlier)-mostEarlier:]
	}
	var b strings.Builder
	for _, l := range c.Earlier {
		b.WriteString(message(rt.Genuine(l.Value)))
		switch {
		case l.Again && l.Recovered:
			b.WriteString(" [recovered, repanicked]")
		case l.Recovered:
			b.WriteString(" [recovered]")
		}
		b.WriteString("\n\t")
	}
	b.WriteString(message(v))
	if c.Again {
		b.WriteString(" [recovered, repanicked]")
	}
	return b.String()
}

// mostEarlier is how many of the panics before the last are told.
const mostEarlier = 8

// about is message at its full length.
func about(v any) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprintf("panic: a %T whose text cannot be had, because that panics too: %v", v, r)
		}
	}()
	switch v := v.(type) {
	case interface{ NasStop() }:
		return fmt.Sprint(v)
	case *rescue.Fatal:
		return v.Error()
	case error:
		return "panic: " + trimmed(v.Error())
	case fmt.Stringer:
		return "panic: " + trimmed(v.String())
	case string:
		return "panic: " + trimmed(v)
	}
	checkCyclic(v)
	return "panic: " + literal(reflect.ValueOf(v))
}

// trimmed is a text without line ends behind it, which package log puts there.
func trimmed(s string) string { return strings.TrimRight(s, "\n") }

// literal is a value as Go would write it.
func literal(v reflect.Value) string {
	if !v.IsValid() {
		return "nil"
	}
	text := fmt.Sprintf("%v", v)
	switch v.Kind() {
	case reflect.String:
		text = fmt.Sprintf("%q", v.String())
	case reflect.Pointer:
		if v.Type().Elem().Kind() == reflect.Struct {
			return fmt.Sprintf("%#v", v)
		}
	case reflect.Struct, reflect.Slice, reflect.Map, reflect.Array:
		return fmt.Sprintf("%#v", v)
	}
	if v.Type().PkgPath() != "" {
		return v.Type().String() + "(" + text + ")"
	}
	return text
}
