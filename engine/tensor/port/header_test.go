package main

import (
	"reflect"
	"strings"
	"testing"
)

const sampleHeader = `
#ifndef API_H
#include <stdint.h>
#ifdef __cplusplus
thread_local char *hidden = nullptr;
extern "C" {
typedef torch::Tensor *tensor;
#define PROTECT(x) \
  try { x }        \
  catch (...) { }
#else
typedef void *tensor;
#endif
char *last(); // thread-local
tensor at_new();
void add(tensor *, tensor self,
         tensor other);
void dims(tensor tensor, int64_t *data, int);
/* a
   comment; */
void load(char *file, void *data,
          void (*f)(void *, char *, tensor));
double rate(uint8_t is_null, char* name);
#ifdef __cplusplus
};
std::vector<torch::Tensor> hidden(int);
#endif
#endif
`

func TestParseHeader(t *testing.T) {
	want := []decl{
		{"char*", "last", nil},
		{"tensor", "at_new", nil},
		{"void", "add", []string{"tensor*", "tensor", "tensor"}},
		{"void", "dims", []string{"tensor", "int64_t*", "int"}},
		{"void", "load", []string{"char*", "void*", "void (*)(void *, char *, tensor)"}},
		{"double", "rate", []string{"uint8_t", "char*"}},
	}
	got, err := parseHeader(sampleHeader)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestParseHeaderRefuses(t *testing.T) {
	for _, text := range []string{
		"int x;",
		"void f(unsigned int n);",
		"void f(int a[3]);",
		"struct s f(int);",
		"void f(int ***p);",
	} {
		if got, err := parseHeader(text); err == nil {
			t.Errorf("%s: read as %q", text, got)
		}
	}
}

func TestTrampolines(t *testing.T) {
	decls, err := parseHeader(sampleHeader + "char *get_and_reset_last_err();")
	if err != nil {
		t.Fatal(err)
	}
	text := string(trampolines("/* prelude */", decls))
	for _, want := range []string{
		"void add(tensor* a0, tensor a1, tensor a2) {\n",
		"static void (*f)(tensor*, tensor, tensor);\n",
		"if (!nas_ready((void **)&f, \"add\")) return;\n",
		"double rate(uint8_t a0, char* a1) {\n",
		"if (!nas_ready((void **)&f, \"rate\")) return 0;\n",
		"return f(a0, a1);\n",
		"void load(char* a0, void* a1, void (*a2)(void *, char *, tensor)) {\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "get_and_reset_last_err") {
		t.Error("the prelude's own function got a trampoline")
	}
}
