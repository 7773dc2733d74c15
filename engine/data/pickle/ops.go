package pickle

// ops gives what each instruction does.
var ops = [256]func(*machine) error{
	// Frames and ends.
	0x80: (*machine).proto,
	0x95: (*machine).frame,
	'.':  (*machine).stop,

	// Stack and memo.
	'(':  (*machine).mark,
	'0':  (*machine).opPop,
	'1':  func(m *machine) error { _, err := m.popMark(); return err },
	'2':  (*machine).dup,
	'g':  func(m *machine) error { return m.memoLine(m.get) },
	'h':  func(m *machine) error { return m.memoNumber(1, m.get) },
	'j':  func(m *machine) error { return m.memoNumber(4, m.get) },
	'p':  func(m *machine) error { return m.memoLine(m.put) },
	'q':  func(m *machine) error { return m.memoNumber(1, m.put) },
	'r':  func(m *machine) error { return m.memoNumber(4, m.put) },
	0x94: func(m *machine) error { return m.put(uint64(len(m.memo))) },

	// Plain values.
	'N':  func(m *machine) error { return m.push(nil) },
	0x88: func(m *machine) error { return m.push(true) },
	0x89: func(m *machine) error { return m.push(false) },
	'I':  (*machine).intLine,
	'L':  (*machine).longLine,
	'J':  (*machine).signed4,
	'K':  func(m *machine) error { return m.unsigned(1) },
	'M':  func(m *machine) error { return m.unsigned(2) },
	0x8a: func(m *machine) error { return m.sized(1, m.long) },
	0x8b: func(m *machine) error { return m.sized(4, m.long) },
	'F':  (*machine).floatLine,
	'G':  (*machine).binFloat,
	'S':  (*machine).quotedLine,
	'T':  func(m *machine) error { return m.oldString(4) },
	'U':  func(m *machine) error { return m.oldString(1) },
	'V':  (*machine).unicodeLine,
	'X':  func(m *machine) error { return m.text(4) },
	0x8c: func(m *machine) error { return m.text(1) },
	0x8d: func(m *machine) error { return m.text(8) },
	'B':  func(m *machine) error { return m.bytes(4) },
	'C':  func(m *machine) error { return m.bytes(1) },
	0x8e: func(m *machine) error { return m.bytes(8) },
	0x96: func(m *machine) error { return m.bytes(8) },
	0x97: func(m *machine) error {
		return m.fail("a buffer outside of the pickle was expected; such pickles are not read")
	},
	0x98: func(*machine) error { return nil }, // a buffer that is read only

	// Put together.
	']':  func(m *machine) error { return m.push(&List{}) },
	'l':  (*machine).list,
	'a':  (*machine).appendOne,
	'e':  (*machine).appends,
	')':  func(m *machine) error { return m.push(Tuple(nil)) },
	't':  (*machine).tuple,
	0x85: func(m *machine) error { return m.tupleOf(1) },
	0x86: func(m *machine) error { return m.tupleOf(2) },
	0x87: func(m *machine) error { return m.tupleOf(3) },
	'}':  func(m *machine) error { return m.push(&Dict{}) },
	'd':  (*machine).dict,
	's':  (*machine).setItem,
	'u':  (*machine).setItems,
	0x8f: func(m *machine) error { return m.push(&Set{}) },
	0x90: (*machine).addItems,
	0x91: (*machine).frozenSet,

	// Names and objects.
	'c':  (*machine).globalLines,
	0x93: (*machine).stackGlobal,
	'R':  (*machine).reduce,
	'b':  (*machine).build,
	'i':  (*machine).inst,
	'o':  (*machine).obj,
	0x81: (*machine).newObj,
	0x92: (*machine).newObjEx,
	'P':  (*machine).persLine,
	'Q':  (*machine).persTop,
	0x82: (*machine).extension,
	0x83: (*machine).extension,
	0x84: (*machine).extension,
}
