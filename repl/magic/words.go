package magic

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Options parts the leading options, each with its value in the next word unless
// it is a lone letter flag written in lower case without one, from the rest.
// flags lists the known ones; one that takes a value ends with "=": "-n=".
func Options(args string, flags []string) (map[string]string, string) {
	got := map[string]string{}
	for {
		args = strings.TrimLeft(args, " \t")
		w := word(args)
		switch {
		case slices.Contains(flags, w):
			got[w] = ""
			args = args[len(w):]
		case slices.Contains(flags, w+"="):
			rest := strings.TrimLeft(args[len(w):], " \t")
			v := word(rest)
			got[w] = v
			args = rest[len(v):]
		case len(w) > 2 && slices.Contains(flags, w[:2]+"=") && isNumber(w[2:]): // -n100
			got[w[:2]] = w[2:]
			args = args[len(w):]
		default:
			return got, args
		}
	}
}

func isNumber(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// Words cuts arguments at white space; a word in quotation marks may hold some.
func Words(args string) ([]string, error) {
	var words []string
	var b strings.Builder
	quote, open := rune(0), false
	for _, r := range args {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			b.WriteRune(r)
		case r == '"' || r == '\'':
			quote, open = r, true
		case unicode.IsSpace(r):
			if open || b.Len() > 0 {
				words = append(words, b.String())
			}
			open = false
			b.Reset()
		default:
			b.WriteRune(r)
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("a quotation mark is not closed in %q", args)
	}
	if open || b.Len() > 0 {
		words = append(words, b.String())
	}
	return words, nil
}

// One returns the only word of args. what names it in the sentence for none or
// several.
func One(name, args, what string) (string, error) {
	words, err := Words(args)
	if err != nil {
		return "", err
	}
	switch len(words) {
	case 0:
		return "", fmt.Errorf("%%%s needs %s", name, what)
	case 1:
		return words[0], nil
	}
	return "", fmt.Errorf("%%%s takes %s, but %d words are given; put one with spaces in quotation marks", name, what, len(words))
}
