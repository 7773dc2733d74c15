package suite_test

import (
	"math"
	"testing"
	"time"

	"naslab/engine/bench"
	"naslab/engine/bench/benchtest"
	"naslab/engine/space"
)

// known are cells of the canonical tables, by data set and benchmark.
var known = map[string]map[string][]fact{
	"transnas": {
		"transnas/micro/jigsaw":      {{"transnas/micro:000000", "val_accuracy", 1, 0.04976115}},
		"transnas/micro/class_scene": {{"transnas/micro:000000", "val_accuracy", 1, 7.484076}, {"transnas/micro:000000", "zc_nwot", 1, 394.8971}, {"transnas/micro:000000", "zc_zen", 1, math.NaN()}},
		"transnas/macro/normal":      {{"transnas/macro:111114", "ssim", 1, 0.5591274}},
		"transnas/macro/room_layout": {{"transnas/macro:111123", "neg_loss", 1, -0.6755539}},
	},
	"nbmacro": {"nbmacro": {{"nbmacro:00000001", "test_accuracy", 1, 64.22333}, {"nbmacro:00000000", "macs", 1, 7713280}}},
	"nb101": {"nb101": {
		{"100110100001001010101-02001", "val_accuracy", 1, 0.930489}, {"100110100001001010101-02001", "val_accuracy", 1.0 / 3, 0.90014},
		{"100000100001000111101-11010", "train_time", 1, 1203.288}, {"100000100001000111101-11010", "zc_zen", 1, 95.87307},
	}},
	"nb301": {"nb301": {{"(((0,6),(1,4),(0,0),(1,5),(1,4),(3,2),(0,6),(3,2)),((0,1),(1,4),(0,1),(1,4),(2,6),(3,4),(1,5),(2,1)))", "zc_nwot", 1, 892.2072}}},
	"enas":  {"enas": {{"145023-000111111100001", "accuracy", 1, 0.7302}}},
	"fbnet": {"fbnet": {{"fbnet:7818488874147327324245", "latency@raspi4", 1, 30.2529}, {"fbnet:0000000000000000000000", "latency@raspi4", 1, math.NaN()}}},
	"ofa": {"ofa": {
		{"r=204 d=22223 ks=75557757573753735353 e=64466343363336346436", "latency@v100_64", 1, 21.8071},
		{"r=204 d=22223 ks=75557757573753735353 e=64466343363336346436", "accuracy_predicted", 1, 0.79155},
		{"r=136 d=23434 ks=73533737373737735573 e=46344446366446643664", "accuracy_predicted", 1, math.NaN()},
		{"r=224 d=23334 ks=33335333553333333333 e=33334343443364436643", "latency@samsung_note10", 1, 29.96535}, // published as 30 ms
		{"r=204 d=22223 ks=75557757573753735353 e=64466343363336346436", "latency@samsung_note10", 1, math.NaN()},
		{"r=204 d=22223 ks=75557757573753735353 e=64466343363336346436", "latency@i7_8700k", 1, 15.45712},
	}, "ofa/w1.0": {{"r=136 d=23434 ks=73533737373737735573 e=46344446366446643664", "latency@i7_8700k", 1, 11.05731}}},
	"hat": {
		"hat/wmt14ende": {
			{model57, "bleu", 1, 25.8}, {model57, "latency_published@gpu_titanxp", 1, 57.1}, {model57, "latency_published@cpu_xeon", 1, 137.9},
			{model57, "latency_published@cpu_raspberrypi", 1, math.NaN()}, {modelNone, "bleu", 1, math.NaN()},
		},
		"hat/wmt14enfr":   {{model57, "bleu", 1, math.NaN()}},
		"hat/wmt19ende":   {{model57, "sacrebleu", 1, math.NaN()}},
		"hat/iwslt14deen": {{modelDe, "sacrebleu", 1, 32.5}, {modelDe, "latency_published@gpu_titanxp", 1, 45.6}},
	},
	"nbnlp": {"nbnlp": {{`{"f": {"op": "linear", "input": ["x", "h_prev_0"]}, "h_new_0": {"op": "activation_tanh", "input": ["f"]}}`, "train_loss", 0.02, 5.76047}}},
}

const (
	model57   = "enc=512 dec=512 enc_ffn=3072,3072,3072,3072,3072,3072 enc_heads=4,8,8,8,8,8 dec_ffn=3072 dec_heads=8 ende_heads=8 ende_attn=1"
	modelNone = "enc=640 dec=512 enc_ffn=3072,3072,3072,3072,3072,3072 enc_heads=4,8,8,8,8,8 dec_ffn=3072 dec_heads=8 ende_heads=8 ende_attn=1"
	modelDe   = "enc=512 dec=512 enc_ffn=1024,1024,1024,1024,1024,1024 enc_heads=4,4,2,4,4,4 dec_ffn=2048 dec_heads=4 ende_heads=4 ende_attn=-1"
)

func TestKnown(t *testing.T) {
	for dataset, list := range known {
		for name, cells := range list {
			t.Run(name, func(t *testing.T) {
				s := tables(t, dataset)
				begin := time.Now()
				b := open(t, name, s)
				t.Logf("%v, opened in %v", b, time.Since(begin))
				facts(t, b, cells)
				benchtest.Run(t, b)
				everyRow(t, b)
			})
		}
	}
}

// everyRow finds each architecture of the tables again.
func everyRow(t *testing.T, b interface {
	bench.Benchmark
	Len() int
	Arch(int) (space.Arch, error)
	Has(space.Arch) bool
}) {
	for row := 0; row < b.Len(); row += max(1, b.Len()/500) {
		a, err := b.Arch(row)
		if err != nil || !b.Has(a) {
			t.Fatalf("row %d: %v, %v", row, a, err)
		}
	}
	if _, err := b.Arch(b.Len()); err == nil {
		t.Error("there is a row beyond the last")
	}
}
