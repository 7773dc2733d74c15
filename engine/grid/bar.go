package grid

import (
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
)

// Bar returns a function for [Grid.Run] that shows progress on the terminal of
// the standard error output, with the time left; elsewhere it shows nothing.
func Bar(what string) func(done, total int) {
	info, err := os.Stderr.Stat()
	visible := err == nil && info.Mode()&os.ModeCharDevice != 0
	var b *progressbar.ProgressBar
	return func(done, total int) {
		if b == nil {
			b = progressbar.NewOptions(total,
				progressbar.OptionSetWriter(os.Stderr),
				progressbar.OptionSetVisibility(visible),
				progressbar.OptionSetDescription(what),
				progressbar.OptionShowCount(),
				progressbar.OptionSetPredictTime(true),
				progressbar.OptionThrottle(200*time.Millisecond),
				progressbar.OptionClearOnFinish(),
			)
		}
		_ = b.Set(done) // a bar that cannot be drawn must not stop the work
	}
}
