package lower

import "go/types"

// fatal are the methods of compiled types that end the program, and the functions
// of the runtime that end the cell instead; and those that print values of cells.
var fatal = map[string]string{
	"(*log.Logger).Fatal": "Fatal", "(*log.Logger).Fatalf": "Fatalf", "(*log.Logger).Fatalln": "Fatalln",
	"(*log.Logger).Print": "LogPrint", "(*log.Logger).Printf": "LogPrintf", "(*log.Logger).Println": "LogPrintln",
	"(*log.Logger).Panic": "LogPanic", "(*log.Logger).Panicf": "LogPanicf", "(*log.Logger).Panicln": "LogPanicln",
	"(*log/slog.Logger).Debug": "SlogDebug", "(*log/slog.Logger).Info": "SlogInfo", "(*log/slog.Logger).Warn": "SlogWarn", "(*log/slog.Logger).Error": "SlogError",
	"(*log/slog.Logger).DebugContext": "SlogDebugContext", "(*log/slog.Logger).InfoContext": "SlogInfoContext", "(*log/slog.Logger).WarnContext": "SlogWarnContext", "(*log/slog.Logger).ErrorContext": "SlogErrorContext",
	"(*log/slog.Logger).Log": "SlogLog", "(*log/slog.Logger).With": "SlogWith",
	"(*flag.FlagSet).Parse": "ParseFlags", "(*os.Process).Kill": "KillProcess", "(*bytes.Buffer).Grow": "Grow", "(*strings.Builder).Grow": "Grow", "(*os.Process).Signal": "SignalProcess",
}

// fatalCallee is how a method that ends the program is called. An interface's
// method may be one of these.
func (l *Lowerer) fatalCallee(tg target) (callee, bool) {
	name := fatal[tg.fn.FullName()]
	if l.isInterface(tg.typ) && l.cfg.Real {
		name = likeFatal(tg.fn)
	}
	if name == "" {
		return callee{}, false
	}
	recv, t := tg.recv, tg.typ
	if !l.isInterface(t) && !isPointer(t) {
		recv, t = "&"+primary(recv), types.NewPointer(t)
	}
	return callee{fun: rt(name), first: []string{l.toAny(recv, t)}, compiled: true}, true
}

// likeFatal is the function for a method of an interface that has the name and the
// signature of one that ends the program, "" for others.
func likeFatal(fn *types.Func) string {
	list := func(t types.Type) *types.Var { return types.NewVar(0, nil, "", types.NewSlice(t)) }
	text, anys := types.NewVar(0, nil, "", types.Typ[types.String]), list(emptyInterface)
	failed := types.NewTuple(types.NewVar(0, nil, "", types.Universe.Lookup("error").Type()))
	like := func(params, results *types.Tuple, variadic bool) bool {
		return types.Identical(fn.Signature(), types.NewSignatureType(nil, nil, nil, params, results, variadic))
	}
	switch name := fn.Name(); {
	case (name == "Fatal" || name == "Fatalln") && like(types.NewTuple(anys), nil, true),
		name == "Fatalf" && like(types.NewTuple(text, anys), nil, true):
		return name
	case name == "Parse" && like(types.NewTuple(list(text.Type())), failed, false):
		return "ParseFlags"
	}
	return ""
}
