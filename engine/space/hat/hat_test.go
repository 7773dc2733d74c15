package hat

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func mustNew(t *testing.T, kind string) *Space {
	t.Helper()
	s, err := New(kind)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	for _, kind := range Kinds() {
		t.Run(kind, func(t *testing.T) { spacetest.Run(t, mustNew(t, kind)) })
	}
}

func TestFacts(t *testing.T) {
	s := mustNew(t, "space0")
	if e, err := space.FindEncoding(s, "onehot"); err != nil || e.Len != 101 {
		t.Errorf("%v, %v; want 101 bits", e, err)
	}
	// Widths, six encoder layers, and per decoder layer 3*2*2*3 choices.
	want := 0.0
	for n := 1.; n <= 6; n++ {
		want += math.Pow(3*2*2*3, n)
	}
	if n, err := space.Size(s); err != nil || math.Abs(n/(2*2*math.Pow(3*2, 6)*want)-1) > 1e-12 {
		t.Errorf("%g networks, %v", n, err)
	}
	if _, err := New("wmt"); err == nil || !strings.Contains(err.Error(), "hat.Kinds()") {
		t.Errorf("%v", err)
	}
}

func TestTextAndAverages(t *testing.T) {
	s := mustNew(t, "iwslt")
	text := "enc=512 dec=640 enc_ffn=1024,1024,1024,1024,512,2048 enc_heads=4,4,2,4,4,4 dec_ffn=2048,512 dec_heads=4,2 ende_heads=4,4 ende_attn=-1,2"
	a, err := space.Parse(s, text)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := space.Text(s, a); err != nil || back != text {
		t.Errorf("%s, %v", back, err)
	}
	x, err := space.Encode(s, a, "averages")
	if want := []float64{512, 6, 6656. / 6, 22. / 6, 640, 2, 1280, 3, 4, 2}; err != nil || !slices.Equal(x, want) {
		t.Errorf("averages %v, %v; want %v", x, err, want)
	}
	for bad, want := range map[string]string{
		strings.Replace(text, "enc=512", "enc=500", 1):   "iwslt has [640 512]",
		strings.Replace(text, "=4,2", "=4", 1):           "got 1 numbers, want 2",
		strings.Replace(text, "dec_ffn=2048,512", "", 1): "decoder layers is 0",
		text + " dec=512": "stands twice",
		"enc=x":           `"x" of "enc=x"`,
		"":                "want enc=",
	} {
		if _, err := space.Parse(s, bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): %v, want %q", bad, err, want)
		}
	}
}

// TestPublished compares the graphs with all published models: parameters, given
// to 0.01 M, and floating point operations, given to 0.01 G, of sentences of 30
// tokens (23 for IWSLT), two per product.
func TestPublished(t *testing.T) {
	list := func(field string) []int {
		var xs []int
		for _, f := range strings.Fields(field) {
			x, err := strconv.Atoi(f)
			if err != nil {
				t.Fatal(err)
			}
			xs = append(xs, x)
		}
		return xs
	}
	rows := spacetest.Rows(t, "hat/hat_published_subtransformers.csv")
	for _, row := range rows {
		kind, tokens := "space0", 30
		if strings.HasPrefix(row["task"], "IWSLT") {
			kind, tokens = "iwslt", 23
		}
		c := Config{
			EncEmbed: list(row["enc_embed"])[0], EncFFN: list(row["enc_ffn"]), EncHeads: list(row["enc_heads"]),
			DecEmbed: list(row["dec_embed"])[0], DecFFN: list(row["dec_ffn"]), DecHeads: list(row["dec_heads"]),
			CrossHeads: list(row["dec_ende_heads"]), CrossLayers: list(row["dec_arbitrary_ende"]),
		}
		s := mustNew(t, kind)
		a, err := s.Arch(c)
		if err != nil {
			t.Errorf("%s: %v", row["name"], err)
			continue
		}
		if back, err := s.Config(a); err != nil || fmt.Sprint(back) != fmt.Sprint(c) {
			t.Errorf("%s comes back as %v, %v", row["name"], back, err)
		}
		cost, err := c.Network(tokens).Cost()
		if err != nil {
			t.Fatal(err)
		}
		params, _ := strconv.ParseFloat(row["params_m"], 64)
		flops, _ := strconv.ParseFloat(row["flops_g"], 64)
		if math.Abs(float64(cost.Params)/1e6-params) > 0.0051 {
			t.Errorf("%s: %v; published are %g M", row["name"], cost, params)
		}
		if got := 2 * float64(cost.MACs) / 1e9; math.Abs(got-flops) > 0.03*flops {
			t.Errorf("%s: %.3f G operations; published are %g G", row["name"], got, flops)
		}
	}
	if len(rows) != 44 {
		t.Errorf("%d rows", len(rows))
	}
}
