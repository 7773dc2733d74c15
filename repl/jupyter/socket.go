package jupyter

import (
	"context"
	"fmt"
	"io"
	"log"

	"github.com/go-zeromq/zmq4"
)

// sockets are the five that a kernel listens on.
type sockets struct {
	shell, control, stdin, iopub, heartbeat zmq4.Socket
}

// listen opens all sockets of a connection.
func listen(ctx context.Context, c Connection) (*sockets, error) {
	quiet := zmq4.WithLogger(log.New(io.Discard, "", 0))
	s := &sockets{
		shell:     zmq4.NewRouter(ctx, quiet),
		control:   zmq4.NewRouter(ctx, quiet),
		stdin:     zmq4.NewRouter(ctx, quiet),
		iopub:     zmq4.NewPub(ctx, quiet),
		heartbeat: zmq4.NewRep(ctx, quiet),
	}
	for _, l := range []struct {
		socket zmq4.Socket
		port   int
	}{{s.heartbeat, c.Heartbeat}, {s.iopub, c.IOPub}, {s.stdin, c.Stdin}, {s.control, c.Control}, {s.shell, c.Shell}} {
		if err := l.socket.Listen(c.endpoint(l.port)); err != nil {
			s.close()
			return nil, fmt.Errorf("jupyter: listening on %s: %w", c.endpoint(l.port), err)
		}
	}
	return s, nil
}

func (s *sockets) close() {
	for _, one := range []zmq4.Socket{s.shell, s.control, s.stdin, s.iopub, s.heartbeat} {
		_ = one.Close() // nothing is to be done about a socket that will not close
	}
}

// socket is the one that a channel stands for.
func (s *sockets) socket(c channel) zmq4.Socket {
	if c == control {
		return s.control
	}
	return s.shell
}

// echo answers heartbeats.
func (s *sockets) echo() {
	for {
		m, err := s.heartbeat.Recv()
		if err == nil {
			err = s.heartbeat.Send(m)
		}
		if err != nil {
			return
		}
	}
}

// send signs a message and sends it.
func (k *Kernel) send(to zmq4.Socket, m *message) error {
	frames, err := k.signer.encode(m)
	if err != nil {
		return err
	}
	return to.SendMulti(zmq4.NewMsgFrom(frames...))
}

// reply answers a request on the channel that it came through.
func (k *Kernel) reply(to *message, typ string, content any) {
	m, err := k.compose(typ, to, content)
	if err == nil {
		m.route = to.route
		err = k.send(k.sockets.socket(to.via), m)
	}
	k.note(err)
}

// publish tells all front ends something about a request, nil for none.
func (k *Kernel) publish(typ string, about *message, content any) {
	m, err := k.compose(typ, about, content)
	if err == nil {
		m.route = [][]byte{[]byte(typ)}
		err = k.send(k.sockets.iopub, m)
	}
	k.note(err)
}
