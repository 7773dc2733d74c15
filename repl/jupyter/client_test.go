package jupyter

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"testing"
	"time"

	"github.com/go-zeromq/zmq4"
)

// client is a front end on the other side of the wire.
type client struct {
	t                                  testing.TB
	signer                             signer
	session, shellAddr                 string
	shell, control, stdin, iopub, beat zmq4.Socket
	published                          chan *message
	replies                            chan *message
	controls                           chan *message
	questions                          chan *message
	ended                              chan error
	stop                               context.CancelFunc
}

// patience is how long a test waits for what must come.
const patience = 10 * time.Second

// freePorts finds ports that nobody listens on.
func freePorts(t testing.TB, n int) []int {
	t.Helper()
	var ports []int
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports
}

// serve starts a kernel and a client of it.
func serve(t testing.TB, start func(Host) (Language, error)) *client {
	t.Helper()
	p := freePorts(t, 5)
	conn := Connection{
		Transport: "tcp", IP: "127.0.0.1", Key: "secret", SignatureScheme: "hmac-sha256",
		Shell: p[0], Control: p[1], Stdin: p[2], IOPub: p[3], Heartbeat: p[4],
	}
	ctx, cancel := context.WithCancel(context.Background())
	c := &client{
		t: t, signer: signer{[]byte(conn.Key)}, session: newID(), ended: make(chan error, 1), stop: cancel,
		published: make(chan *message, 1000), replies: make(chan *message, 100),
		controls: make(chan *message, 100), questions: make(chan *message, 100),
	}
	c.shellAddr = fmt.Sprintf("%s:%d", conn.IP, conn.Shell)
	go func() { c.ended <- Run(ctx, Config{Connection: conn, Start: start}) }()
	id := zmq4.WithID(zmq4.SocketIdentity(c.session))
	c.shell, c.control = zmq4.NewDealer(ctx, id), zmq4.NewDealer(ctx, id)
	c.stdin, c.iopub, c.beat = zmq4.NewDealer(ctx, id), zmq4.NewSub(ctx), zmq4.NewReq(ctx)
	if err := c.iopub.SetOption(zmq4.OptionSubscribe, ""); err != nil {
		t.Fatal(err)
	}
	for s, port := range map[zmq4.Socket]int{c.shell: conn.Shell, c.control: conn.Control, c.stdin: conn.Stdin, c.iopub: conn.IOPub, c.beat: conn.Heartbeat} {
		if err := s.Dial(fmt.Sprintf("tcp://%s:%d", conn.IP, port)); err != nil {
			t.Fatal(err)
		}
	}
	go c.receive(c.shell, c.replies)
	go c.receive(c.control, c.controls)
	go c.receive(c.stdin, c.questions)
	go c.receive(c.iopub, c.published)
	t.Cleanup(cancel)
	c.join()
	return c
}

// join waits until what is published arrives: a subscription takes a moment.
func (c *client) join() {
	c.t.Helper()
	for range 100 {
		id := c.ask("kernel_info_request", object{})
		c.reply(id)
		select {
		case <-c.published:
			for len(c.published) > 0 || c.later() {
				<-c.published
			}
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
	c.t.Fatal("nothing is published")
}

// later reports whether something is published within a moment.
func (c *client) later() bool {
	for range 10 {
		if len(c.published) > 0 {
			return true
		}
		time.Sleep(2 * time.Millisecond)
	}
	return false
}

func (c *client) receive(s zmq4.Socket, to chan *message) {
	for {
		m, err := s.Recv()
		if err != nil {
			return
		}
		frames := m.Frames
		got, err := c.signer.decode(frames)
		if err != nil {
			c.t.Errorf("what came is no message: %v", err)
			continue
		}
		to <- got
	}
}

// frames makes a request.
func (c *client) frames(typ string, content any) (id string, frames [][]byte) {
	c.t.Helper()
	body, err := json.Marshal(content)
	if err != nil {
		c.t.Fatal(err)
	}
	m := &message{header: header{ID: newID(), Session: c.session, Username: "test", Type: typ, Version: protocol}, content: body}
	frames, err = c.signer.encode(m)
	if err != nil {
		c.t.Fatal(err)
	}
	return m.header.ID, frames
}

func (c *client) put(s zmq4.Socket, frames [][]byte) {
	c.t.Helper()
	if err := s.SendMulti(zmq4.NewMsgFrom(frames...)); err != nil {
		c.t.Fatal(err)
	}
}

// ask sends a request on the shell channel.
func (c *client) ask(typ string, content any) (id string) {
	c.t.Helper()
	id, frames := c.frames(typ, content)
	c.put(c.shell, frames)
	return id
}

// order sends a request on the control channel and returns the answer.
func (c *client) order(typ string, content any) object {
	c.t.Helper()
	id, frames := c.frames(typ, content)
	c.put(c.control, frames)
	return c.await(c.controls, id)
}

// reply waits for the answer to a request.
func (c *client) reply(id string) object {
	c.t.Helper()
	return c.await(c.replies, id)
}

func (c *client) await(from chan *message, id string) object {
	c.t.Helper()
	select {
	case m := <-from:
		if about(c.t, m) != id {
			c.t.Errorf("a %s answers %s, not %s", m.header.Type, about(c.t, m), id)
		}
		return fields(c.t, m)
	case <-time.After(patience):
		c.t.Fatal("no answer")
	}
	return nil
}

// shown is what was published about a request, up to "idle".
func (c *client) shown(id string) (types []string, contents []object) {
	c.t.Helper()
	for {
		select {
		case m := <-c.published:
			if about(c.t, m) != id {
				continue
			}
			f := fields(c.t, m)
			if m.header.Type == "status" {
				types = append(types, f["execution_state"].(string))
			} else {
				types = append(types, m.header.Type)
			}
			contents = append(contents, f)
			if f["execution_state"] == "idle" {
				return types, contents
			}
		case <-time.After(patience):
			c.t.Fatalf("no idle after %v", types)
		}
	}
}

// about is the message that another is about.
func about(t testing.TB, m *message) string {
	t.Helper()
	var h header
	if err := json.Unmarshal(m.parent, &h); err != nil {
		t.Fatalf("parent of a %s: %v", m.header.Type, err)
	}
	return h.ID
}

func fields(t testing.TB, m *message) object {
	t.Helper()
	var f object
	if err := json.Unmarshal(m.content, &f); err != nil {
		t.Fatalf("content of a %s: %v", m.header.Type, err)
	}
	return f
}
