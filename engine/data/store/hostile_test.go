package store_test

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/datatest"
	"naslab/engine/data/store"
	"naslab/engine/data/tfrecord"
)

// target is something to import, with a good file of its kind.
type target struct {
	what string // name for the import
	ext  string // of the file
	good []byte
}

// targets are small good files of every kind of reader.
func targets(t testing.TB) []target {
	network := datatest.Pairs{"sample_embed_dim", 384, "sample_n_layer", 2, "sample_n_head", []any{4, 8}, "sample_mlp_ratio", []any{2, 3}, "sample_bias", false}
	scalar := datatest.Call("numpy.core.multiarray", "scalar", datatest.Call("numpy", "dtype", "f8", false, true), datatest.Raw("C\x08abcdefgh"))
	state := datatest.Pairs{"0.weight", datatest.Tensor(datatest.Storage("0", 6), 2, 3), "0.bias", datatest.Tensor(datatest.Storage("0", 6), 2)}
	record := `[{"idx": "0", "arch": "(((0, 5), (1, 0)), ((0, 4), (1, 4)))", "zen": {"score": 152.01, "time": 1.34}, "nwot": {"score": NaN, "time": 2}}]`
	genotype := "Genotype(normal=[" + strings.Repeat("('skip_connect', 1), ", 8) + "], normal_concat=range(2, 6), reduce=[" + strings.Repeat("('none', 1), ", 8) + "], reduce_concat=range(2,\n      6))"
	return []target{
		{"help-nb201-refs", ".pt", datatest.Torch(t, []any{1, 2, 3, 4, 5, 6, 7, 8, 9, 10})},
		{"help-nb201-order", ".pt", datatest.Torch(t, datatest.Pairs{"|none~0|+|none~0|none~1|+|none~0|none~1|none~2|", 0})},
		{"help-fbnet-lat-pixel2", ".pt", datatest.Torch(t, datatest.Repeat(1.5, 5000))},
		{"help-ofa-archs", ".pt", datatest.Torch(t, datatest.Pairs{"arch", datatest.Repeat(datatest.Pairs{"ks", datatest.Repeat(3, 20), "e", datatest.Repeat(4, 20), "d", datatest.Repeat(2, 5), "r", scalar}, 50)})},
		{"hwgpt-ppl-mlp-perplexity-s", ".pt", datatest.Torch(t, state, "0", datatest.Floats(1, 2, 3, 4, 5, 6))},
		{"ofa-accpred", ".pth", datatest.OldTorch(state, "0", 1, 2, 3, 4, 5, 6)},
		{"hwgpt-raw-lat", ".pkl", datatest.Pickle(datatest.Repeat(datatest.Pairs{"arch", network, "times_profiler_gpu", []any{scalar, 2.5}, "unit_gpu", []any{"ms", "us"}, "params", 1, "macs", 2, "flops", 3}, 5))},
		{"hwgpt-raw-energy", ".pkl", datatest.Pickle(datatest.Repeat(datatest.Pairs{"arch", network, "energy_gpu", []any{scalar, 0.5}}, 5))},
		{"nb201-mini", ".pd", datatest.Pickle(datatest.Call("pandas.core.frame", "DataFrame"))},
		{"fasterseg-lut", ".npy", datatest.NPY("|O", "", datatest.Pickle(datatest.Call("numpy.core.multiarray", "_reconstruct", datatest.Name("numpy", "ndarray"), datatest.Tuple{0}, "b")))},
		{"sparsemask-mask", ".npy", datatest.NPY("|b1", "2, 2, 2", []byte{1, 0, 1, 1, 0, 0, 0, 1})},
		{"nbmacro", ".json", []byte(`{"00000000": {"test_acc": [89.47, 88.9, 89.1], "mean_acc": 89.2, "std": 0.2, "params": 890666, "flops": 47327744}}`)},
		{"naslib-zc-nb301", ".json", []byte(`{"cifar10": {"[[(0, 0), (1, 5)], [(1, 0), (0, 2)]]": {"idx": "5", "flops": {"score": 153.4, "time": 0.5}, "val_accuracy": 93.3}}}`)},
		{"naslib-zc-nb101", ".json", []byte(`{"nasbench101": {"cifar10": {"(0, 1, 0, 0, 0, 1)": {"flops": 624.5, "snip": -Infinity, "val_accuracy": 92.5}}}}`)},
		{"naslib-zen-nb301", ".zip", datatest.Zip(t, "zen/benchmark--nasbench301--cifar10--0.json", record)},
		{"nbnlp", ".jsonl", []byte(`{"recipe_id": 1}`)},
		{"nbnlp-wt2", ".zip", datatest.Zip(t, "log.json", `{"recepie_id": 1, "recepie": "{\"f\": {\"op\": \"linear\"}}", "num_params": 5, "status": "ok", "train_losses": [1.5, NaN], "val_losses": [2], "test_losses": [3], "wall_times": [4]}`)},
		{"hat-lat-wmt14ende-cpu-xeon-all", ".csv", []byte("encoder_embed_dim, encoder_layer_num, encoder_ffn_embed_dim_avg, encoder_self_attention_heads_avg, decoder_embed_dim, decoder_layer_num, decoder_ffn_embed_dim_avg, decoder_self_attention_heads_avg, decoder_ende_attention_heads_avg, decoder_arbitrary_ende_attn_avg, latency_mean_encoder, latency_mean_decoder, latency_std_encoder, latency_std_decoder\n640, 6, 1962.66, 6.0, 512, 4, 1920.0, 2.5, 5.5, 1.5, 5.4, 124.5, 0.05, 0.44\n")},
		{"zcc-tnb-micro", ".csv", []byte(",net,val_accs,fisher,flops,grad_norm,grasp,jacov,l2_norm,nwot,params,plain,snip,zen,epe_nas,synflow\n0,\"(2, 3, 2, 3, 2, 3)\",53.8,3.1,4662.8,64.7,5.5,-32.0,1264.2,500.4,22.3,0.05,550.8,140.8,802.8,108.1\n")},
		{"dvae-enas6", ".txt", []byte("[[1], [4, 0], [5, 0, 0], [0, 1, 1, 1], [2, 1, 1, 1, 1], [3, 0, 0, 0, 0, 1]], 0.7302\n")},
		{"lanas-nb101", ".txt", []byte("[[0.92, 1], [0.925, 3]]\n[[0.89, 1]]\n")},
		{"lanas-trace", ".json", []byte(`{"[0, 1, 2, 1, 2, 2, 1, 3, 3, 0, 2, 3, 3, 2, 1, 1, 0, 1, 0, 2, 2, 1, 0, 5, 5, 5, 5, 3]": 92.18}`)},
		{"help-nb201-metad2a", ".txt", []byte("116.9\n|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_1x1~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|, 72.4, 0.001\n")},
		{"ofa-lut-i7", ".yaml", []byte("MBConv-input:100x100x16-output:100x100x16-expand:1-kernel:3-stride:1-idskip:1-se:0:\n  mean: 0.45\n  var: 0.0002\n")},
		{"rdarts-arch", ".yaml", []byte("s1_cifar10:\n  0.0_0.0003:\n    1: " + genotype + "\n")},
		{"rdarts-errors-errors-1", ".json", []byte(`{"train_acc": [56.6, 37.3], "train_loss": [1.5, 1.04], "valid_acc": [46.0, 34.5], "valid_loss": [1.2, 0.98]}`)},
		{"rdarts-hessian", ".json", []byte(`{"epoch": 0, "H": [[0.1, 0.2], [0.3, 0.4]], "g": [0.5, 0.6]}` + "\n")},
		{"arch2vec-curves-bohb-search-encoding-a", ".json", []byte(`{"time_plot": [45.4, 93.0], "valid_plot": [0.53, 0.44], "test_plot": [0.05, 0.04]}`)},
		{"optdigits-tes", ".csv", []byte(strings.Repeat("5,", 64) + "3\n")},
		{"nb101/records", ".tfrecord", runs(3)},
		{"my/table", ".csv", []byte("arch,acc\na,90.5\n\"b,c\",\n")},
		{"darts/archs_found", ".csv", []byte("space,dataset,drop_path,l2,seed,final_search_valid_err_pct,n_skip_normal,normal_edges(op:input),reduce_edges(op:input)\ns1,cifar10,0.0,0.0003,1,12.464,7,a,b\n")},
	}
}

// published are the smallest real files of each repository and format, where they
// are here.
func published(t testing.TB) []target {
	root := filepath.Join("..", "..", "..", "..", "shared", "upstream")
	if v := os.Getenv("NASLAB_SHARED"); v != "" {
		root = filepath.Join(v, "upstream")
	}
	smallest := map[string]*catalogue.File{}
	for _, f := range catalogue.Files() {
		k := f.Source.Repo + " " + f.Format + " " + strings.Join(f.Feeds, " ")
		if old := smallest[k]; f.Bytes < 300_000 && (old == nil || f.Bytes < old.Bytes) {
			if _, err := os.Stat(filepath.Join(root, f.Source.Repo, f.Path)); err == nil {
				smallest[k] = f
			}
		}
	}
	var out []target
	for _, k := range slices.Sorted(maps.Keys(smallest)) {
		f := smallest[k]
		b, err := os.ReadFile(filepath.Join(root, f.Source.Repo, f.Path))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, target{f.ID, filepath.Ext(f.Path), b})
	}
	return out
}

// runs is a record file of NAS-Bench-101 with some runs of one cell.
func runs(n int) []byte {
	var message []byte
	for range 3 {
		var e []byte
		for i := range 5 {
			e = binary.LittleEndian.AppendUint64(append(e, byte((i+1)<<3|1)), math.Float64bits(0.9))
		}
		message = append(append(message, 1<<3|2, byte(len(e))), e...)
	}
	message = append(message, 2<<3, 100)
	var file []byte
	for range n {
		r := fmt.Sprintf(`["00005c142e6f48ac74fdcf73e3439874", 108, "010001000", "input,conv3x3-bn-relu,output", %q]`, base64.StdEncoding.EncodeToString(message))
		file = tfrecord.Append(file, []byte(r))
	}
	return file
}

// tokens are pieces that do harm where they are believed.
var tokens = []string{
	"cos\nsystem\n(S'echo'\ntR.", "\x8c\x08builtins\x8c\x04eval\x93", "\xff\xff\xff\xff\xff\xff\xff\x7f", "\x8e\x00\x00\x00\x00\x00\x00\x00\x40", "X\xff\xff\xff\x7f",
	"\x80\x05\x95\xff\xff\xff\xff\xff\xff\xff\x0f", "((((((((((((((((", "]]]]]]]]", "2222222222", "q\x00h\x00", "R", "b", ".", "N", "NaN", "-Infinity", "1e999", "null",
	"[[[[[[[[[[[[[[[[[[", "{\"a\":", "\"", "'", "\\u12", "\n", "\r\n", ",,,,,,", "PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "\x1f\x8b\x08", "\x00\x00\x00\x00",
	"cnumpy.core.multiarray\n_reconstruct\n", "ctorch\nFloatStorage\n", "I999999999999\n", "L-1L\n", "99999999999999999999", "-1", "|none~9|", "\x93NUMPY\x01\x00\xff\xff", "'shape': (99999999,)",
}

// spoil changes a file: bits, bytes, lengths, cuts, pieces twice, pieces of
// another file, harmful pieces.
func spoil(r *rand.Rand, b, other []byte) []byte {
	b = append([]byte(nil), b...)
	for range 1 + r.IntN(4) {
		if len(b) == 0 {
			return b
		}
		at := r.IntN(len(b))
		switch r.IntN(9) {
		case 0:
			b[at] ^= 1 << r.IntN(8)
		case 1:
			b[at] = byte(r.Uint32())
		case 2:
			b = b[:at]
		case 3:
			to := at + r.IntN(min(len(b)-at, 64)+1)
			b = append(b[:at], b[to:]...)
		case 4:
			n := min(len(b)-at, 1+r.IntN(64))
			b = append(b[:at:at], append(append([]byte(nil), b[at:at+n]...), b[at:]...)...)
		case 5:
			tok := tokens[r.IntN(len(tokens))]
			b = append(b[:at:at], append([]byte(tok), b[at:]...)...)
		case 6:
			tok := tokens[r.IntN(len(tokens))]
			copy(b[at:], tok)
		case 7:
			if len(other) > 0 {
				from := r.IntN(len(other))
				copy(b[at:], other[from:min(len(other), from+r.IntN(200))])
			}
		case 8:
			if at+8 <= len(b) {
				binary.LittleEndian.PutUint64(b[at:], []uint64{0, 1, 1 << 31, 1 << 32, math.MaxUint64, uint64(r.Uint32())}[r.IntN(6)])
			}
		}
	}
	return b
}

// hostileCount is how many inputs are tried: 1,500, or what the environment says
// (10000 is the full measure).
func hostileCount(t testing.TB) int {
	n, err := strconv.Atoi(os.Getenv("NASLAB_HOSTILE"))
	if err != nil {
		return 1500
	}
	return n
}

// TestHostile imports damaged and hostile files of all kinds. None may end the
// program, take memory out of proportion, or leave anything behind when it is
// refused.
func TestHostile(t *testing.T) {
	all := append(targets(t), published(t)...)
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(2026, 4))
	refused, most := 0, uint64(0)
	slowest, slow := time.Duration(0), 0
	var before, after runtime.MemStats
	n := hostileCount(t)
	for i := range n {
		x := all[i%len(all)]
		b := spoil(r, x.good, all[r.IntN(len(all))].good)
		if i < len(all) {
			b = x.good // the good ones come first
		}
		file := filepath.Join(dir, "input"+x.ext)
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		s := store.New(filepath.Join(dir, "tables"))
		runtime.ReadMemStats(&before)
		began := time.Now()
		_, err := s.Import(context.Background(), x.what, file, nil)
		if d := time.Since(began); d > slowest {
			slowest, slow = d, i
		}
		runtime.ReadMemStats(&after)
		used := after.TotalAlloc - before.TotalAlloc
		most = max(most, used)
		if limit := uint64(64<<20 + 1000*len(b)); used > limit {
			t.Errorf("input %d for %s: %d bytes of memory for %d bytes of file", i, x.what, used, len(b))
		}
		list, _ := filepath.Glob(filepath.Join(dir, "tables", "*", "*"))
		if err != nil {
			refused++
			if len(list) > 0 {
				t.Errorf("input %d for %s: %v is left behind after %v", i, x.what, list, err)
			}
			if strings.ContainsAny(err.Error(), "\n\r") || len(err.Error()) > 1500 {
				t.Errorf("input %d for %s: an error of several lines or of %d bytes: %.200q", i, x.what, len(err.Error()), err)
			}
		}
		os.RemoveAll(filepath.Join(dir, "tables"))
	}
	t.Logf("%d kinds of files, %d inputs, %d refused; at most %.1f MB of memory for one, %v for number %d", len(all), n, refused, float64(most)/1e6, slowest, slow)
	if refused < n/2 {
		t.Errorf("only %d of %d inputs were refused", refused, n)
	}
}

// FuzzImport imports a file of any bytes as one of the kinds.
func FuzzImport(f *testing.F) {
	all := targets(f)
	for i, x := range all {
		f.Add(i, x.good)
	}
	f.Fuzz(func(t *testing.T, kind int, b []byte) {
		x := all[uint(kind)%uint(len(all))]
		dir := t.TempDir()
		file := filepath.Join(dir, "input"+x.ext)
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		s := store.New(filepath.Join(dir, "tables"))
		_, err := s.Import(context.Background(), x.what, file, nil)
		if left, _ := os.ReadDir(s.Folders[0]); err != nil && len(left) > 0 {
			t.Errorf("%v is left behind after %v", left, err)
		}
	})
}
