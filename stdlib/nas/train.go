package nas

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"

	"naslab/engine/bench"
	"naslab/engine/data"
	"naslab/engine/figure"
	"naslab/engine/space"
	"naslab/engine/space/gpt"
	"naslab/engine/supernet"
	"naslab/engine/tensor"
)

// TextConfig says how text is read and cut into tokens.
type TextConfig = data.TextConfig

// Corpus is text as tokens, a training and a held-out part.
type Corpus = data.Corpus

// GPTChoices are the choices of a GPT search space.
type GPTChoices = gpt.Choices

// GPTSpace is a search space of GPT networks.
type GPTSpace = gpt.Space

// Training says how a supernet is trained.
type Training = supernet.Training

// Net is a trained supernet.
type Net struct {
	*supernet.GPT
	Log  *supernet.Log // how the training went
	Text *Corpus       // what it was trained on
}

// String tells what the supernet is and how its training went.
func (n *Net) String() string { return n.GPT.String() + "\n" + n.Log.Table().String() }

// Figure draws the loss and the perplexity on held-out text over the steps.
func (n *Net) Figure() (figure.Figure, error) { return trainingFigure(n.Log) }

// Text reads a file or a folder as training text.
func (s *Session) Text(path string, cfg TextConfig) *Corpus {
	if path == "" {
		src, err := data.GoSource()
		s.check(err)
		path = src
		if cfg.Ext == nil {
			cfg.Ext = []string{".go"}
		}
	}
	if s.cfg.Smoke {
		cfg.MaxBytes = 1 << 19
	}
	c, err := data.Text(s.ctx(), path, cfg)
	s.check(err)
	return c
}

// GPT makes and registers a space of GPT networks.
func (s *Session) GPT(name string, c GPTChoices) *GPTSpace {
	sp, err := gpt.NewSpace(name, c)
	s.check(err)
	space.Register(name, func() (space.Space, error) { return sp, nil })
	return sp
}

// Train trains a supernet over a space of GPT networks.
func (s *Session) Train(sp *GPTSpace, text *Corpus, cfg Training) *Net {
	cfg.Seed = cmp.Or(cfg.Seed, s.cfg.Seed)
	g, err := supernet.NewGPT(sp, supernet.Config{Vocab: text.Tokenizer.Vocab(), Seed: cfg.Seed})
	s.check(err)
	return s.train(&Net{GPT: g, Text: text}, cfg)
}

// TrainMore goes on with a training that was cut off.
func (s *Session) TrainMore(net *Net, cfg Training) *Net {
	cfg.Seed = cmp.Or(cfg.Seed, s.cfg.Seed)
	cfg.Resume = true
	return s.train(net, cfg)
}

func (s *Session) train(net *Net, cfg Training) *Net {
	if s.cfg.Threads > 0 {
		s.check(tensor.SetThreads(s.cfg.Threads))
	}
	if s.cfg.Smoke {
		cfg.Steps = 8
	}
	var bar *progress
	told := cfg.Progress
	cfg.Progress = func(st supernet.Step) {
		if bar == nil {
			bar = s.progress("train "+net.Space().Name(), st.Of)
		}
		bar.at(st.N, fmt.Sprintf("loss %.3f", st.Loss))
		if told != nil {
			told(st)
		}
	}
	log, err := supernet.Train(s.ctx(), net.GPT, net.Text, cfg)
	if bar != nil {
		bar.end()
	}
	if log != nil {
		net.Log = log
	}
	if err != nil {
		s.checkKept(err, s.rescue(net))
	}
	return net
}

// rescue saves a supernet whose training was cut off and says where; it returns
// "" when there is nothing to save.
func (s *Session) rescue(net *Net) string {
	if net.Log == nil || len(net.Log.Steps) == 0 {
		return ""
	}
	path := filepath.Join(s.cfg.Runs, fileName(net.Space().Name())+"-cut-off.safetensors")
	err := os.MkdirAll(s.cfg.Runs, 0o755)
	if err == nil {
		err = net.Save(path)
	}
	if err != nil {
		return fmt.Sprintf("the weights after step %d could not be saved: %v", net.Log.Last().N, err)
	}
	return fmt.Sprintf("the weights after step %d are in %s, nas.TrainMore(nas.LoadNet(%q, text), training) goes on", net.Log.Last().N, path, path)
}

// SaveNet writes a supernet to a file.
func (s *Session) SaveNet(net *Net, path string) { s.check(net.Save(path)) }

// LoadNet reads a supernet from a file.
func (s *Session) LoadNet(path string, text *Corpus) *Net {
	g, err := supernet.Load(path)
	s.check(err)
	return &Net{GPT: g, Text: text, Log: &supernet.Log{}}
}

// Inherit makes a benchmark that scores networks with the weights they inherit.
func (s *Session) Inherit(net *Net) Benchmark {
	b, err := net.Benchmark("supernet", net.Text, supernet.EvalConfig{})
	s.check(err)
	bench.Register("supernet", func() (bench.Benchmark, error) { return b, nil })
	return b
}

func trainingFigure(log *supernet.Log) (figure.Figure, error) {
	train, val := log.Training(), log.Validation()
	steps := figure.Axis{Label: "step"}
	loss := figure.Panel{
		X: steps, Y: figure.Axis{Label: "training loss", Unit: "nats per token"},
		Series: []figure.Series{{Name: "mean of the step's networks", Kind: figure.Line, X: train.Steps, Y: train.Loss}},
	}
	held := figure.Panel{X: steps, Y: figure.Axis{Label: "held-out perplexity", Unit: "per token", Log: true}}
	for _, c := range []struct {
		name string
		y    []float64
	}{{"smallest network", val.Smallest}, {"middle network", val.Middle}, {"largest network", val.Largest}} {
		held.Series = append(held.Series, figure.Series{Name: c.name, Kind: figure.Line, X: val.Steps, Y: c.y})
	}
	return figure.Figure{Title: "supernet training", Panels: []figure.Panel{loss, held}}, nil
}
