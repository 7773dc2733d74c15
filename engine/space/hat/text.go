package hat

import (
	"fmt"
	"strconv"
	"strings"

	"naslab/engine/space"
)

// fields lists the parts of the text form with where they go.
func (c *Config) fields() []struct {
	key  string
	list *[]int
} {
	return []struct {
		key  string
		list *[]int
	}{
		{"enc_ffn", &c.EncFFN}, {"enc_heads", &c.EncHeads}, {"dec_ffn", &c.DecFFN}, {"dec_heads", &c.DecHeads},
		{"ende_heads", &c.CrossHeads}, {"ende_attn", &c.CrossLayers},
	}
}

// text prints the parts of the benchmark's configuration in one line, lists with
// commas.
func (s *Space) text(a space.Arch) (string, error) {
	c, err := s.Config(a)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "enc=%d dec=%d", c.EncEmbed, c.DecEmbed)
	for _, f := range c.fields() {
		fmt.Fprintf(&b, " %s=%s", f.key, strings.Trim(strings.ReplaceAll(fmt.Sprint(*f.list), " ", ","), "[]"))
	}
	return b.String(), nil
}

func (s *Space) parse(text string) (space.Arch, error) {
	var c Config
	var enc, dec []int
	into := map[string]*[]int{"enc": &enc, "dec": &dec}
	for _, f := range c.fields() {
		into[f.key] = f.list
	}
	for _, part := range strings.Fields(text) {
		key, value, _ := strings.Cut(part, "=")
		list := into[key]
		if list == nil || *list != nil {
			return space.Arch{}, fmt.Errorf("hat: %q is no part of a configuration, or stands twice", part)
		}
		for _, number := range strings.Split(value, ",") {
			n, err := strconv.Atoi(number)
			if err != nil {
				return space.Arch{}, fmt.Errorf("hat: %q of %q is no whole number", number, part)
			}
			*list = append(*list, n)
		}
	}
	if len(enc) != 1 || len(dec) != 1 {
		return space.Arch{}, fmt.Errorf("hat: want enc=, dec=, enc_ffn=, enc_heads=, dec_ffn=, dec_heads=, ende_heads= and ende_attn=, got %q", text)
	}
	c.EncEmbed, c.DecEmbed = enc[0], dec[0]
	return s.Arch(c)
}

// draw is the picture: the encoder's layers, the decoder's, and what the latter
// see.
func (s *Space) draw(a space.Arch) ([]space.Drawing, error) {
	c, err := s.Config(a)
	if err != nil {
		return nil, err
	}
	d := space.Drawing{Title: s.Name()}
	last := d.Node(fmt.Sprintf("source %d", c.EncEmbed), "input")
	for i := range c.EncFFN {
		next := d.Node(fmt.Sprintf("%d heads, ffn %d", c.EncHeads[i], c.EncFFN[i]), "op")
		d.Edge(last, next, "")
		last = next
	}
	memory := last
	last = d.Node(fmt.Sprintf("target %d", c.DecEmbed), "input")
	for i := range c.DecFFN {
		next := d.Node(fmt.Sprintf("%d+%d heads, ffn %d", c.DecHeads[i], c.CrossHeads[i], c.DecFFN[i]), "op")
		d.Edge(last, next, "")
		for back := range seen(c.CrossLayers[i]) {
			d.Edge(memory-back, next, "")
		}
		last = next
	}
	d.Edge(last, d.Node("head", "output"), "")
	return []space.Drawing{d}, nil
}

// seen is how many of the encoder's last layers a choice means.
func seen(choice int) int { return max(choice+1, 1) }
