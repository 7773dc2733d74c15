//go:build unix

package picture

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"time"

	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

// patience is how long an answer is waited for.
const patience = 120 * time.Millisecond

// Questions: whether a tiny picture could be shown (kitty's protocol), and what
// the terminal is (which every terminal answers).
const (
	askKitty = "\x1b_Gi=4711,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
	askWhat  = "\x1b[c"
)

var whatAnswer = regexp.MustCompile(`\x1b\[\?([0-9;]*)c`)

// question asks the terminal what it can show.
func question(in, out *os.File, tmux bool) answers {
	state, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return answers{}
	}
	defer func() { _ = term.Restore(int(in.Fd()), state) }()
	ask := askKitty
	if tmux {
		ask = passThrough(ask)
	}
	if _, err := out.WriteString(ask + askWhat); err != nil {
		return answers{}
	}
	return understand(listen(in, tmux), tmux)
}

// listen reads until the terminal has said what it is. Within tmux, which
// answers at once, the terminal around it is given time.
func listen(in *os.File, tmux bool) []byte {
	var said []byte
	buf := make([]byte, 256)
	for end := time.Now().Add(patience); ; {
		left := time.Until(end)
		if left <= 0 {
			return said
		}
		fds := []unix.PollFd{{Fd: int32(in.Fd()), Events: unix.POLLIN}}
		n, err := unix.Poll(fds, int(left.Milliseconds())+1)
		if err == unix.EINTR {
			continue
		}
		if err != nil || n == 0 {
			return said
		}
		n, err = unix.Read(int(in.Fd()), buf)
		if err != nil || n <= 0 {
			return said
		}
		said = append(said, buf[:n]...)
		if whatAnswer.Match(said) && (!tmux || bytes.Contains(said, []byte("\x1b_G"))) {
			return said
		}
	}
}

// understand reads the answers.
func understand(said []byte, tmux bool) answers {
	a := answers{kitty: bytes.Contains(said, []byte("\x1b_Gi=4711;OK"))}
	a.wrapped = a.kitty && tmux
	if m := whatAnswer.FindSubmatch(said); m != nil {
		for i, p := range strings.Split(string(m[1]), ";") {
			a.sixel = a.sixel || i > 0 && p == "4"
		}
	}
	return a
}

// dots is the size of the window in dots, 0 when the terminal does not tell.
func dots(out *os.File) (w, h int) {
	ws, err := unix.IoctlGetWinsize(int(out.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0, 0
	}
	return int(ws.Xpixel), int(ws.Ypixel)
}
