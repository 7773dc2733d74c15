package check

import (
	"go/scanner"
	"go/token"
	"unicode"
	"unicode/utf8"
)

// spot is the place of a cursor in a cell's text, as the scanner sees it.
type spot struct {
	from, to int       // the word around the cursor; from == to when there is none
	inText   bool      // in a string or a character
	inRemark bool      // in a comment
	textFrom int       // where the string begins, with its quote
	before   []word    // the tokens before the word
	open     []bracket // brackets that are open at the word, outermost first
}

// word is a token.
type word struct {
	tok      token.Token
	from, to int
}

// bracket is an open bracket and which token it is.
type bracket struct {
	word
	index int // of the token in before
}

// spotAt looks at the text before a cursor.
func spotAt(src string, at int) *spot {
	at = max(0, min(at, len(src)))
	s := &spot{from: at, to: at}
	for s.from > 0 {
		r, n := utf8.DecodeLastRuneInString(src[:s.from])
		if !letter(r) {
			break
		}
		s.from -= n
	}
	for s.to < len(src) {
		r, n := utf8.DecodeRuneInString(src[s.to:])
		if !letter(r) {
			break
		}
		s.to += n
	}
	s.scan(src[:at])
	return s
}

func letter(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

func (s *spot) scan(src string) {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var sc scanner.Scanner
	unended := false
	sc.Init(file, []byte(src), func(_ token.Position, msg string) { unended = true }, scanner.ScanComments)
	for {
		unended = false
		pos, tok, lit := sc.Scan()
		from := file.Offset(pos)
		to := from + max(len(lit), len(tok.String()))
		switch {
		case tok == token.EOF:
			return
		case tok == token.COMMENT:
			s.inRemark = s.inRemark || unended || lit[1] == '/' && to >= len(src)
			continue
		case tok == token.SEMICOLON && lit == "\n":
			to = from
		case (tok == token.STRING || tok == token.CHAR) && unended:
			s.inText, s.textFrom = true, from
			return
		case tok == token.IDENT || tok.IsKeyword() || tok.IsLiteral():
			to = from + len(lit)
		}
		if from >= s.from {
			continue // the word itself, and the end of line that the scanner adds
		}
		s.bracket(tok, from, to)
		s.before = append(s.before, word{tok, from, to})
	}
}

func (s *spot) bracket(tok token.Token, from, to int) {
	switch tok {
	case token.LPAREN, token.LBRACE, token.LBRACK:
		s.open = append(s.open, bracket{word{tok, from, to}, len(s.before)})
	case token.RPAREN, token.RBRACE, token.RBRACK:
		if len(s.open) > 0 {
			s.open = s.open[:len(s.open)-1]
		}
	}
}

// last returns the token before the word, i steps back; ILLEGAL when there is
// none.
func (s *spot) last(i int) token.Token {
	if k := len(s.before) - 1 - i; k >= 0 {
		return s.before[k].tok
	}
	return token.ILLEGAL
}

// closers returns what closes the open brackets.
func (s *spot) closers() string {
	text := ""
	for i := len(s.open) - 1; i >= 0; i-- {
		switch s.open[i].tok {
		case token.LPAREN:
			text += ")"
		case token.LBRACK:
			text += "]"
		default:
			text += "\n}"
		}
	}
	return text
}
