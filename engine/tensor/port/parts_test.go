package main

import (
	"reflect"
	"strings"
	"testing"
)

const sampleShim = `#include "torch_api.h"

void atg_good(tensor *out__, tensor self) {
  PROTECT(
    out__[0] = new torch::Tensor(torch::good(*self));
  )
}

int atg_lacking(tensor self,
                tensor other) {
  PROTECT(
    return torch::lacking(*self);
  )
  return 0;
}
`

func TestErrorLines(t *testing.T) {
	got := errorLines(`In file included from /x/torch/torch.h:3:
/x/part1.cpp: In function ‘int atg_lacking(tensor)’:
/x/part1.cpp:12:19: error: ‘lacking’ is not a member of ‘torch’
/x/ATen/core.h:99:1: error: static assertion failed
/x/part1.cpp:5:7:   required from here
/x/part1.cpp:7:7: note: something
`)
	if want := []int{12, 5}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestStubFunctions(t *testing.T) {
	text, names := stubFunctions(sampleShim, []int{12, 13})
	if !reflect.DeepEqual(names, []string{"atg_lacking"}) {
		t.Fatal(names)
	}
	if strings.Contains(text, "torch::lacking") || !strings.Contains(text, "torch::good") {
		t.Error(text)
	}
	if !strings.Contains(text, "tensor other) {\n  free(torch_last_err); torch_last_err = strdup(\"not in this libtorch\"); return 0;\n") {
		t.Error(text)
	}
	if strings.Count(text, "\n") != strings.Count(sampleShim, "\n") {
		t.Error("the number of lines changed")
	}
	if _, names := stubFunctions(text, []int{12}); len(names) > 0 {
		t.Error("stubbed twice:", names)
	}
	if _, names := stubFunctions(sampleShim, []int{1, 8, 0, 999}); len(names) > 0 {
		t.Error("stubbed for a line outside of functions:", names)
	}
}
