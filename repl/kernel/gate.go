package kernel

import "io"

// gate lets the output of cells through, except that of a run that was left
// behind.
type gate struct {
	kernel *Kernel
	next   io.Writer
}

// portion is how much is handed on at once, so that a run that is stopped while it
// prints a long text ends without the rest of it.
const portion = 64 << 10

func (g *gate) Write(p []byte) (int, error) {
	if len(p) > portion {
		return g.long(p)
	}
	if g.kernel.remains.Load() > 0 {
		if r := g.kernel.mine(); r != nil && r.abandoned.Load() {
			return len(p), nil
		}
	}
	return g.next.Write(p)
}

// long is Write for a long text.
func (g *gate) long(p []byte) (int, error) {
	r := g.kernel.mine()
	for done := 0; done < len(p); {
		if r != nil && (r.stopping.Load() || r.abandoned.Load()) {
			break
		}
		n, err := g.next.Write(p[done:min(len(p), done+portion)])
		if done += n; err != nil {
			return done, err
		}
	}
	return len(p), nil
}
