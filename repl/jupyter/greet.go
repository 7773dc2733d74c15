package jupyter

import (
	"context"
	"io"
	"net"
	"sync"
	"time"

	"github.com/go-zeromq/zmq4"
	"github.com/go-zeromq/zmq4/transport"
)

// A socket of zmq4 greets one connection at a time, and waits for ever for one
// that says nothing, as a scanner of ports makes them: nobody else gets in then.
// So TCP connections come to it only once they have said the first words of
// ZeroMQ.

// greeted is the scheme of endpoints that listen so.
const greeted = "greeted"

func init() {
	if err := zmq4.RegisterTransport(greeted, doorkeeper{transport.New("tcp")}); err != nil {
		panic(err) // the name is ours
	}
}

// doorkeeper is TCP with greeters as listeners.
type doorkeeper struct{ transport.Transport }

// Listen announces on an address.
func (d doorkeeper) Listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := d.Transport.Listen(ctx, addr)
	if err != nil {
		return nil, err
	}
	g := &greeter{Listener: l, ready: make(chan net.Conn), done: make(chan struct{})}
	go g.loop()
	return g, nil
}

// greeter accepts connections that speak.
type greeter struct {
	net.Listener
	ready chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func (g *greeter) loop() {
	for {
		c, err := g.Listener.Accept()
		if err != nil {
			_ = g.Close()
			return
		}
		go g.greet(c)
	}
}

const (
	// signature is how many bytes either side of ZeroMQ sends unasked.
	signature = 10
	// greeting is how long they may take.
	greeting = 10 * time.Second
)

func (g *greeter) greet(c net.Conn) {
	tcp, ok := c.(*net.TCPConn)
	first := make([]byte, signature)
	_ = c.SetReadDeadline(time.Now().Add(greeting))
	_, err := io.ReadFull(c, first)
	if !ok || err != nil || first[0] != 0xff {
		_ = c.Close()
		return
	}
	_ = c.SetReadDeadline(time.Time{})
	select {
	case g.ready <- &begun{TCPConn: tcp, first: first}:
	case <-g.done:
		_ = c.Close()
	}
}

// Accept waits for a connection that speaks.
func (g *greeter) Accept() (net.Conn, error) {
	select {
	case c := <-g.ready:
		return c, nil
	case <-g.done:
		return nil, net.ErrClosed
	}
}

// Close stops listening.
func (g *greeter) Close() error {
	g.once.Do(func() { close(g.done) })
	return g.Listener.Close()
}

// begun is a connection of which the first bytes have been read.
type begun struct {
	*net.TCPConn
	first []byte
}

// Read gives the first bytes first.
func (b *begun) Read(p []byte) (int, error) {
	if len(b.first) == 0 {
		return b.TCPConn.Read(p)
	}
	n := copy(p, b.first)
	b.first = b.first[n:]
	return n, nil
}
