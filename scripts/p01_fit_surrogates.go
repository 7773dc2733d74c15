//go:build ignore

// p01_fit_surrogates makes the coefficients of the built-in HW-GPT-Bench
// surrogate (engine/bench/hwgpt/*.csv) from the measurements, and prints how
// well they predict networks that were held out. Run it from the root of the
// repository:
//
//	go run scripts/p01_fit_surrogates.go [-data ../shared/data/hwgpt] [-out engine/bench/hwgpt]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"naslab/engine/bench/hwgpt/fit"
)

func main() {
	data := flag.String("data", "../shared/data/hwgpt", "folder with the canonical CSV files of HW-GPT-Bench")
	out := flag.String("out", "engine/bench/hwgpt", "folder that the coefficient, range and quality files go to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *data, *out); err != nil {
		fmt.Fprintln(os.Stderr, "p01_fit_surrogates:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, data, out string) error {
	var all []*fit.Fitted
	for _, scale := range []string{"s", "m", "l"} {
		f, err := fit.Folder(ctx, data, scale)
		if err != nil {
			return err
		}
		fmt.Println(fit.Table(f.Quality).Render(0))
		fmt.Println()
		all = append(all, f)
	}
	return fit.Write(out, all)
}
