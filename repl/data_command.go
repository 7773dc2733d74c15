package repl

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"golang.org/x/term"

	data "naslab/engine/data/command"
	"naslab/repl/bar"
)

// dataCommand is "naslab data".
func (a *App) dataCommand(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	c := data.Console{Out: a.Out, Err: a.Err}
	if term.IsTerminal(int(a.In.Fd())) && term.IsTerminal(int(a.Out.Fd())) {
		c.Ask = func(question string) bool { return a.askYes(ctx, question) }
	}
	if term.IsTerminal(int(a.Err.Fd())) {
		c.Progress = a.fileBar
	}
	return data.Run(ctx, nil, c, args)
}

// askYes puts a question at the terminal; only yes is yes, and Ctrl-C is no.
func (a *App) askYes(ctx context.Context, question string) bool {
	fmt.Fprintf(a.Out, "%s [yes/no] ", question)
	answer := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(a.In).ReadString('\n')
		answer <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case <-ctx.Done():
		fmt.Fprintln(a.Out)
		return false
	case s := <-answer:
		return s == "yes" || s == "y"
	}
}

// fileBar is a bar in kilobytes on the terminal, or one without an end.
func (a *App) fileBar(what string, total int64) (at func(int64), end func()) {
	screen := bar.NewScreen(a.Err, func() int {
		if w, _, err := term.GetSize(int(a.Err.Fd())); err == nil && w > 0 {
			return w
		}
		return 80
	})
	b := screen.Bar(what, int(total>>10))
	return func(done int64) {
		b.At(int(done>>10), fmt.Sprintf("%.1f of %.1f MB", float64(done)/1e6, float64(total)/1e6))
	}, b.End
}
