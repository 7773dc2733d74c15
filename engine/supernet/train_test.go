package supernet

import (
	"bytes"
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine/data"
	"naslab/engine/space"
	"naslab/engine/tensor"
)

// saved returns the bytes of g's checkpoint.
func saved(t *testing.T, g *GPT) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "net.safetensors")
	if err := g.Save(path); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Counting is learnt: the next number follows with probability 7/8 + 1/96, so the
// best perplexity is about 1.8; knowing nothing gives 12.
func TestTrainLearns(t *testing.T) {
	g := tinyGPT(t, 1)
	seen := 0
	log, err := train(t.Context(), g, tinyCorpus(), Training{Steps: 150, LearningRate: 0.02, Progress: func(s Step) {
		if seen++; s.N != seen || s.Of != 150 {
			t.Errorf("progress %d: step %d of %d", seen, s.N, s.Of)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if len(log.Steps) != 150 || seen != 150 {
		t.Errorf("%d steps in the log, %d in progress", len(log.Steps), seen)
	}
	for name, p := range map[string]float64{"largest": log.Last().Largest, "middle": log.Last().Middle, "smallest": log.Last().Smallest} {
		if !(p > 1.5 && p < 2.5) {
			t.Errorf("the %s network has perplexity %g", name, p)
		}
	}
	v, s := log.Validation(), log.Training()
	if len(v.Steps) != 10 || len(v.Largest) != 10 || len(v.Smallest) != 10 || len(s.Loss) != 150 || len(s.Largest) != 0 {
		t.Errorf("validation %v, training of %d points", v, len(s.Loss))
	}
	if first := s.Loss[0]; math.Abs(first-math.Log(tinyVocab)) > 0.1 {
		t.Errorf("the first loss is %g, not about log 12", first)
	}
	if rows := log.Table().Len(); rows != 10 {
		t.Errorf("the table has %d rows", rows)
	}
}

func TestTrainRepeats(t *testing.T) {
	settings := Training{Steps: 12, Seed: 3}
	var files [][]byte
	for _, seed := range []uint64{5, 5, 6} {
		g := tinyGPT(t, seed)
		if _, err := train(t.Context(), g, tinyCorpus(), settings); err != nil {
			t.Fatal(err)
		}
		files = append(files, saved(t, g))
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same seeds give other bytes")
	}
	if bytes.Equal(files[0], files[2]) {
		t.Error("another seed gives the same bytes")
	}
	g := tinyGPT(t, 5)
	settings.Seed = 4
	if _, err := train(t.Context(), g, tinyCorpus(), settings); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(files[0], saved(t, g)) {
		t.Error("another seed of the training gives the same bytes")
	}
}

// A training that was cancelled, saved, loaded and resumed ends with the same bytes
// as one that ran through.
func TestTrainResumes(t *testing.T) {
	settings := Training{Steps: 14, Validate: 100}
	through := tinyGPT(t, 1)
	if _, err := train(t.Context(), through, tinyCorpus(), settings); err != nil {
		t.Fatal(err)
	}

	g := tinyGPT(t, 1)
	ctx, cancel := context.WithCancel(t.Context())
	stopped := settings
	stopped.Progress = func(s Step) {
		if s.N == 5 {
			cancel()
		}
	}
	log, err := train(ctx, g, tinyCorpus(), stopped)
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "after step 5 of 14") {
		t.Errorf("cancelled: %v", err)
	}
	if log == nil || len(log.Steps) != 5 {
		t.Fatalf("cancelled: the log is %v", log)
	}

	path := filepath.Join(t.TempDir(), "net.safetensors")
	if err := g.Save(path); err != nil {
		t.Fatal(err)
	}
	again, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	settings.Resume = true
	for _, net := range []*GPT{g, again} {
		log, err := train(t.Context(), net, tinyCorpus(), settings)
		if err != nil {
			t.Fatal(err)
		}
		if len(log.Steps) != 9 || log.Steps[0].N != 6 {
			t.Errorf("resumed with step %d, %d steps", log.Steps[0].N, len(log.Steps))
		}
		if !bytes.Equal(saved(t, net), saved(t, through)) {
			t.Error("the resumed training gives other bytes")
		}
	}
	if log, err := train(t.Context(), g, tinyCorpus(), settings); err != nil || len(log.Steps) != 0 {
		t.Errorf("nothing is left to do: %v, %v", log, err)
	}
}

// Gradients are averaged: a network twice is as good as once.
func TestTrainAverages(t *testing.T) {
	var files [][]byte
	for _, copies := range []int{1, 2} {
		g := tinyGPT(t, 1)
		_, err := train(t.Context(), g, tinyCorpus(), Training{Steps: 5, Strategy: func(step int, s space.Space, rng *rand.Rand) []space.Arch {
			nets := []space.Arch{Middle(s), Middle(s)}
			return nets[:copies]
		}})
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, saved(t, g))
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same network twice trains otherwise than once")
	}
}

func TestTrainErrors(t *testing.T) {
	g := tinyGPT(t, 1)
	good, before := tinyCorpus(), saved(t, g)
	odd := tinyCorpus()
	odd.Train = data.NewPart("train", []uint16{1, 2, 700, 4}, 4)
	short := tinyCorpus()
	short.Val = data.NewPart("validation", []uint16{1, 2, 3}, 3)
	for _, c := range []struct {
		corpus *data.Corpus
		t      Training
		want   string
	}{
		{nil, Training{}, "corpus"},
		{odd, Training{}, "token 700"},
		{short, Training{}, "windows"},
		{good, Training{Length: 99}, "1 to 16"},
		{good, Training{Strategy: func(int, space.Space, *rand.Rand) []space.Arch { return nil }}, "at least one"},
		{good, Training{Strategy: func(int, space.Space, *rand.Rand) []space.Arch { return []space.Arch{{Space: "gpt/s"}} }}, "gpt/s"},
	} {
		if _, err := train(t.Context(), g, c.corpus, c.t); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q", err, c.want)
		}
	}
	if !bytes.Equal(saved(t, g), before) {
		t.Error("a training that failed changed the weights")
	}
}

// A training that runs away is stopped before it spoils the weights.
func TestTrainDiverges(t *testing.T) {
	g := tinyGPT(t, 1)
	_, err := train(t.Context(), g, tinyCorpus(), Training{Steps: 50, LearningRate: 1e30, WarmUp: 1, Validate: -1})
	if err == nil || !strings.Contains(err.Error(), "LearningRate") {
		t.Errorf("error %v", err)
	}
}

func TestTrainLeavesNothing(t *testing.T) {
	g := tinyGPT(t, 1)
	live := func(steps int) int {
		if _, err := train(t.Context(), g, tinyCorpus(), Training{Steps: steps}); err != nil {
			t.Fatal(err)
		}
		return tensor.Live()
	}
	if short, long := live(2), live(20); short != long {
		t.Errorf("%d tensors live after 2 steps, %d after 20", short, long)
	}
}
