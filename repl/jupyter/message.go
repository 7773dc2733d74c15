package jupyter

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"
)

// protocol is the version of the messaging protocol that is spoken.
const protocol = "5.4"

// delimiter stands between a message's routing frames and its own.
const delimiter = "<IDS|MSG>"

// header is the head of a message.
type header struct {
	ID       string `json:"msg_id"`
	Session  string `json:"session"`
	Username string `json:"username"`
	Date     string `json:"date"`
	Type     string `json:"msg_type"`
	Version  string `json:"version"`
}

// message is one message as it came or will go.
type message struct {
	route    [][]byte // frames that lead back to the sender; for iopub the topic
	header   header
	raw      json.RawMessage // the header as it came, to be given back as parent
	parent   json.RawMessage
	metadata json.RawMessage
	content  json.RawMessage
	arrived  time.Time
	sent     time.Time // of requests that waited, see queue
	via      channel
}

// channel is the socket that a request came through.
type channel int

const (
	shell channel = iota
	control
)

// The reasons to drop what came.
var (
	errFrames    = errors.New("jupyter: not a message: frames are missing")
	errSignature = errors.New("jupyter: the signature of a message is wrong")
)

// signer signs messages and checks signatures.
type signer struct{ key []byte }

// sign returns the HMAC-SHA256 of the parts in hexadecimal, or nothing without a
// key.
func (s signer) sign(parts ...[]byte) []byte {
	if len(s.key) == 0 {
		return nil
	}
	mac := hmac.New(sha256.New, s.key)
	for _, p := range parts {
		mac.Write(p)
	}
	return []byte(hex.EncodeToString(mac.Sum(nil)))
}

// decode takes frames apart and checks the signature.
func (s signer) decode(frames [][]byte) (*message, error) {
	at := 0
	for at < len(frames) && string(frames[at]) != delimiter {
		at++
	}
	if len(frames) < at+6 {
		return nil, errFrames
	}
	route, signature, parts := frames[:at], frames[at+1], frames[at+2:at+6]
	if len(s.key) > 0 && !hmac.Equal(signature, s.sign(parts...)) {
		return nil, errSignature
	}
	m := &message{
		route: route, raw: parts[0], parent: parts[1], metadata: parts[2], content: parts[3],
		arrived: time.Now(),
	}
	if err := json.Unmarshal(m.raw, &m.header); err != nil {
		return nil, errFrames
	}
	return m, nil
}

// encode puts a message into frames.
func (s signer) encode(m *message) ([][]byte, error) {
	head, err := json.Marshal(m.header)
	if err != nil {
		return nil, err
	}
	parts := [][]byte{head, orEmpty(m.parent), orEmpty(m.metadata), orEmpty(m.content)}
	frames := append([][]byte{}, m.route...)
	frames = append(frames, []byte(delimiter), s.sign(parts...))
	return append(frames, parts...), nil
}

func orEmpty(b json.RawMessage) []byte {
	if len(b) == 0 {
		return []byte("{}")
	}
	return b
}

// newID is a name that no other message or session has.
func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// object is the content of a message that is sent.
type object map[string]any

// compose makes a message about a request, nil for one about none.
func (k *Kernel) compose(typ string, about *message, content any) (*message, error) {
	body, err := json.Marshal(content)
	if err != nil {
		return nil, err
	}
	m := &message{
		header: header{
			ID: newID(), Session: k.session, Username: "kernel", Type: typ, Version: protocol,
			Date: time.Now().UTC().Format("2006-01-02T15:04:05.000000Z"),
		},
		content: body,
	}
	if about != nil {
		m.parent = about.raw
	}
	return m, nil
}
