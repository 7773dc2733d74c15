package kernel

import (
	"context"
	"log/slog"
)

// slogging are the functions of log/slog, with values as package fmt should see
// them.
func (k *Kernel) slogging() map[string]any {
	plain := k.plain
	at := func(level slog.Level) (any, any) {
		log := func(ctx context.Context, msg string, a []any) { slog.Log(ctx, level, msg, plain(a)...) }
		return func(msg string, a ...any) { log(context.Background(), msg, a) },
			func(ctx context.Context, msg string, a ...any) { log(ctx, msg, a) }
	}
	out := map[string]any{
		"Log":      func(ctx context.Context, l slog.Level, msg string, a ...any) { slog.Log(ctx, l, msg, plain(a)...) },
		"With":     func(a ...any) *slog.Logger { return slog.With(plain(a)...) },
		"Group":    func(key string, a ...any) slog.Attr { return slog.Group(key, plain(a)...) },
		"Any":      func(key string, v any) slog.Attr { return slog.Any(key, plain([]any{v})[0]) },
		"AnyValue": func(v any) slog.Value { return slog.AnyValue(plain([]any{v})[0]) },
	}
	for _, l := range levels {
		out[l.name], out[l.name+"Context"] = at(l.level)
	}
	return out
}

var levels = []struct {
	name  string
	level slog.Level
}{{"Debug", slog.LevelDebug}, {"Info", slog.LevelInfo}, {"Warn", slog.LevelWarn}, {"Error", slog.LevelError}}

// slogMethods are the methods of a slog.Logger, as logMethods are of a log.Logger.
func (k *Kernel) slogMethods() map[string]any {
	of := func(on any) *slog.Logger {
		l, _ := on.(*slog.Logger)
		return l
	}
	out := map[string]any{
		"SlogWith": func(on any, a ...any) *slog.Logger { return of(on).With(k.plain(a)...) },
		"SlogLog": func(on any, ctx context.Context, l slog.Level, msg string, a ...any) {
			of(on).Log(ctx, l, msg, k.plain(a)...)
		},
	}
	for _, l := range levels {
		out["Slog"+l.name] = func(on any, msg string, a ...any) {
			of(on).Log(context.Background(), l.level, msg, k.plain(a)...)
		}
		out["Slog"+l.name+"Context"] = func(on any, ctx context.Context, msg string, a ...any) {
			of(on).Log(ctx, l.level, msg, k.plain(a)...)
		}
	}
	return out
}
