package suite

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/data/columns"
	"naslab/engine/space"
	spaces "naslab/engine/space/ofa"
)

// lutDevice says how a device's layers stand in the table of layer times.
type lutDevice struct {
	name, label string // of the metric; in the table
	batch       int    // 0: not told
	byHeight    bool   // whether rows are of one height of the picture
	channels    bool   // whether an expansion is written as channels
	first, mid  string // the names of the first layer and of the blocks
	end         []string
}

// lutDevices are those whose tables have the layers of MobileNetV3; the third
// one of the publication is of another space.
var lutDevices = []lutDevice{
	{name: "samsung_note10", label: "samsung_note10", batch: 1, byHeight: true, channels: true,
		first: "Conv", mid: "expanded_conv", end: []string{"Conv_1", "AvgPool2D", "Conv_2", "Logits"}},
	{name: "i7_8700k", label: "cpu_i7_8700k_w1.0", // has the layers of width 1.2 too
		first: "first_conv", mid: "MBConv", end: []string{"final_expand_layer", "feature_mix_layer", "classifier"}},
}

// lut has the times of a device, in ms, by height of the picture.
type lut map[int]*layerTimes

// layerTimes are those at one height.
type layerTimes struct {
	fixed  float64                        // of the layers that all networks have
	blocks [5][2]map[spaces.Block]float64 // by stage, the first block and the others
}

// addLUTs adds the latencies that are sums of layer times.
func (o *opening) addLUTs(s *spaces.Space, t *columns.Table) {
	if t == nil {
		return
	}
	times, err := readTimes(t)
	if err != nil {
		o.Fail(err)
		return
	}
	for _, d := range lutDevices {
		l := d.lut(s, times)
		if len(l) == 0 {
			continue
		}
		var heights []int
		for h := range l {
			heights = append(heights, h)
		}
		slices.Sort(heights)
		m := bench.Metric{Name: "latency@" + d.name, Unit: "ms", Device: d.name, Batch: d.batch,
			Doc: "latency as the sum of published times of the layers, one by one, for pictures of the network's own height, of " + span(heights)}
		m.Lo, m.Hi = l.bounds()
		var within func(a space.Arch) error
		if len(l) < len(spaces.Heights()) {
			within = func(a space.Arch) error {
				c, err := s.Config(a)
				if err == nil && l[c.Height] == nil {
					err = fmt.Errorf("the layers' times on %s are known for heights of %s, not of %d", d.name, span(heights), c.Height)
				}
				return err
			}
		}
		o.AddFormula(m, func(a space.Arch) float64 {
			c, err := s.Config(a)
			if err != nil || l[c.Height] == nil {
				return math.NaN()
			}
			return l[c.Height].sum(c)
		}, within)
	}
}

// span writes heights as first, second .. last.
func span(heights []int) string {
	if len(heights) < 4 {
		return strings.Trim(fmt.Sprint(heights), "[]")
	}
	return fmt.Sprintf("%d, %d .. %d", heights[0], heights[1], heights[len(heights)-1])
}

// readTimes maps what a row says of a layer to its time.
func readTimes(t *columns.Table) (map[string]float64, error) {
	key, err := texts(t, " ", "device", "resolution", "layer_type", "input", "output", "expand", "kernel", "stride", "idskip", "se")
	if err != nil {
		return nil, err
	}
	ms, err := t.Column("mean_ms")
	if err != nil {
		return nil, err
	}
	times := make(map[string]float64, t.Len())
	for row := range t.Len() {
		if x, ok := ms.Float(row); ok {
			times[key(row)] = x
		}
	}
	return times, nil
}

// lut collects the heights at which every layer has a time.
func (d lutDevice) lut(s *spaces.Space, times map[string]float64) lut {
	l := lut{}
	for _, height := range spaces.Heights() {
		if at := d.at(s, times, height); at != nil {
			l[height] = at
		}
	}
	return l
}

// at collects the layers of one height; nil when one has no time.
func (d lutDevice) at(s *spaces.Space, times map[string]float64, height int) *layerTimes {
	complete := true
	find := func(layer, in, out, rest string) float64 {
		resolution := ""
		if d.byHeight {
			resolution = strconv.Itoa(height)
		}
		x, ok := times[strings.Join([]string{d.label, resolution, layer, in, out, rest}, " ")]
		complete = complete && ok
		return x
	}
	const none = "    " // no expansion, kernel, stride, skip or gate
	block := func(in, out spaces.Layer, b spaces.Block, stride int) float64 {
		e, skip := b.Expansion, 0
		if d.channels {
			e *= in.Channels
		}
		if stride == 1 && in.Channels == out.Channels {
			skip = 1
		}
		return find(d.mid, cube(in), cube(out), fmt.Sprintf("%d %d %d %d %d", e, b.Kernel, stride, skip, out.Gate))
	}
	p := s.Plan(height)
	at := &layerTimes{fixed: find(d.first, cube(p.Image), cube(p.Stem), none)}
	at.fixed += block(p.Stem, p.Stem, spaces.Block{Kernel: 3, Expansion: 1}, 1)
	in := p.Stem
	for stage, out := range p.Stages {
		for i := range at.blocks[stage] {
			at.blocks[stage][i] = map[spaces.Block]float64{}
		}
		for _, b := range spaces.Blocks() {
			at.blocks[stage][0][b] = block(in, out, b, p.Strides[stage])
			at.blocks[stage][1][b] = block(out, out, b, 1)
		}
		in = out
	}
	wide, final := spaces.Layer{Height: in.Height, Channels: p.Wide}, spaces.Layer{Height: 1, Channels: p.Final}
	pooled := spaces.Layer{Height: 1, Channels: p.Wide}
	for _, layer := range d.end {
		switch layer {
		case "Conv_1", "final_expand_layer":
			at.fixed += find(layer, cube(in), cube(wide), none)
		case "AvgPool2D":
			at.fixed += find(layer, cube(wide), cube(pooled), none)
		case "Conv_2", "feature_mix_layer":
			at.fixed += find(layer, cube(pooled), cube(final), none)
		case "Logits":
			at.fixed += find(layer, cube(final), "1000", none)
		default: // the classifier, which names its input without a shape
			at.fixed += find(layer, strconv.Itoa(p.Final), "1000", none)
		}
	}
	if !complete {
		return nil
	}
	return at
}

// cube writes a shape.
func cube(l spaces.Layer) string { return fmt.Sprintf("%dx%dx%d", l.Height, l.Height, l.Channels) }

// sum is the latency of a network.
func (t *layerTimes) sum(c spaces.Config) float64 {
	ms := t.fixed
	for stage, blocks := range c.Stages {
		for i, b := range blocks {
			ms += t.blocks[stage][min(i, 1)][b]
		}
	}
	return ms
}

// bounds are the latencies of the fastest and of the slowest network.
func (l lut) bounds() (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, t := range l {
		least, most := t.fixed, t.fixed
		for _, stage := range t.blocks {
			for i, times := range stage {
				low, high := math.Inf(1), math.Inf(-1)
				for _, ms := range times {
					low, high = min(low, ms), max(high, ms)
				}
				least += low
				most += float64([2]int{1, 3}[i]) * high // two blocks at least, four at most
			}
		}
		lo, hi = min(lo, least), max(hi, most)
	}
	return lo, hi
}
