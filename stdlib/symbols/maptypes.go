package symbols

import (
	"encoding"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log"
	"reflect"
)

// mapTypes tells the interpreter which functions that take any value look for
// which methods in it, so that it wraps a value of a cell accordingly: a type
// with a String method prints by it.
func mapTypes() map[reflect.Value][]reflect.Type {
	m := map[reflect.Value][]reflect.Type{}
	set := func(methods []reflect.Type, funcs ...any) {
		for _, f := range funcs {
			m[reflect.ValueOf(f)] = methods
		}
	}
	set(types[fmt.Formatter, fmt.Stringer](),
		fmt.Errorf, fmt.Fprint, fmt.Fprintf, fmt.Fprintln, fmt.Print, fmt.Printf, fmt.Println,
		fmt.Sprint, fmt.Sprintf, fmt.Sprintln,
		log.Fatal, log.Fatalf, log.Fatalln, log.Panic, log.Panicf, log.Panicln,
		log.Print, log.Printf, log.Println)
	set([]reflect.Type{reflect.TypeFor[fmt.Scanner]()}, fmt.Scan, fmt.Scanf, fmt.Scanln, fmt.Sscan, fmt.Sscanf, fmt.Sscanln, fmt.Fscan, fmt.Fscanf, fmt.Fscanln)
	set(types[json.Marshaler, encoding.TextMarshaler](), json.Marshal, json.MarshalIndent)
	set(types[json.Unmarshaler, encoding.TextUnmarshaler](), json.Unmarshal)
	set(types[xml.Marshaler, encoding.TextMarshaler](), xml.Marshal, xml.MarshalIndent)
	set(types[xml.Unmarshaler, encoding.TextUnmarshaler](), xml.Unmarshal)
	return m
}

// types lists two interfaces, the one that is looked for first in front.
func types[A, B any]() []reflect.Type {
	return []reflect.Type{reflect.TypeFor[A](), reflect.TypeFor[B]()}
}
