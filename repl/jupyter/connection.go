package jupyter

import (
	"encoding/json"
	"fmt"
	"os"
)

// Connection is the content of a connection file.
type Connection struct {
	Transport       string `json:"transport"` // "tcp" or "ipc"
	IP              string `json:"ip"`        // for ipc the beginning of a file's path
	Key             string `json:"key"`       // empty means that messages are not signed
	SignatureScheme string `json:"signature_scheme"`
	Shell           int    `json:"shell_port"`
	Control         int    `json:"control_port"`
	Stdin           int    `json:"stdin_port"`
	IOPub           int    `json:"iopub_port"`
	Heartbeat       int    `json:"hb_port"`
}

// ReadConnection reads a connection file.
func ReadConnection(file string) (Connection, error) {
	var c Connection
	b, err := os.ReadFile(file)
	if err != nil {
		return c, fmt.Errorf("jupyter: reading the connection file: %w", err)
	}
	if err := json.Unmarshal(b, &c); err != nil {
		return c, fmt.Errorf("jupyter: %s is not a connection file: %w", file, err)
	}
	return c, c.check()
}

func (c Connection) check() error {
	if c.Transport != "tcp" && c.Transport != "ipc" {
		return fmt.Errorf("jupyter: transport %q is not known; tcp and ipc are", c.Transport)
	}
	if c.Key != "" && c.SignatureScheme != "" && c.SignatureScheme != "hmac-sha256" {
		return fmt.Errorf("jupyter: signature scheme %q is not known; hmac-sha256 is", c.SignatureScheme)
	}
	for _, p := range []int{c.Shell, c.Control, c.Stdin, c.IOPub, c.Heartbeat} {
		if p <= 0 || p > 65535 {
			return fmt.Errorf("jupyter: the connection file gives port %d; ports are 1 to 65535", p)
		}
	}
	return nil
}

// endpoint is where a socket listens.
func (c Connection) endpoint(port int) string {
	if c.Transport == "ipc" {
		return fmt.Sprintf("ipc://%s-%d", c.IP, port)
	}
	return fmt.Sprintf("%s://%s:%d", greeted, c.IP, port)
}
