package config

import (
	"fmt"
	"strconv"
	"sync"

	"naslab/engine/name"
)

// Config is the settings of one session. Its methods may be called from several
// goroutines.
type Config struct {
	mu     sync.Mutex
	values map[string]value
}

type value struct{ text, from string }

// New returns the settings as they are by default.
func New() *Config { return &Config{values: map[string]value{}} }

// Set changes a setting; from says where, such as "the command line". The error
// is a sentence.
func (c *Config) Set(key, text, from string) error {
	k, ok := Find(key)
	if !ok {
		return unknown(key)
	}
	if err := k.Check(text); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.values[key] = value{text, from}
	return nil
}

// Get returns the value of a setting and where it is from; false when there is
// no such setting.
func (c *Config) Get(key string) (text, from string, ok bool) {
	k, ok := Find(key)
	if !ok {
		return "", "", false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, set := c.values[key]; set {
		return v.text, v.from, true
	}
	return k.Default, "default", true
}

// Text returns the value of a setting.
func (c *Config) Text(key string) string {
	text, _, _ := c.Get(key)
	return text
}

// Number returns the value of a setting that is a whole number.
func (c *Config) Number(key string) uint64 {
	n, _ := strconv.ParseUint(c.Text(key), 10, 64) // checked when it was set
	return n
}

// unknown is the sentence for a setting that there is not.
func unknown(key string) error {
	if near := name.Nearest(key, Names()); len(near) > 0 && len(near) < len(Keys) {
		return fmt.Errorf("there is no setting %q; did you mean %q?", key, near[0])
	}
	return fmt.Errorf("there is no setting %q; %%config lists them", key)
}
