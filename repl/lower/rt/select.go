package rt

import "reflect"

// Selection is one execution of a select statement.
type Selection struct {
	cases []reflect.SelectCase
	value reflect.Value
	ok    bool
}

func newSelect() *Selection { return &Selection{} }

// selectSend adds a case that sends what value points at.
func selectSend(s *Selection, ch, value any) {
	s.cases = append(s.cases, reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(ch), Send: reflect.ValueOf(value).Elem()})
}

// selectRecv adds a case that receives.
func selectRecv(s *Selection, ch any) {
	s.cases = append(s.cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ch)})
}

// doSelect returns the number of the case that was chosen, -1 for the default.
func doSelect(s *Selection, dflt bool) int {
	if dflt {
		s.cases = append(s.cases, reflect.SelectCase{Dir: reflect.SelectDefault})
	}
	if len(s.cases) == 0 {
		select {}
	}
	i, v, ok := reflect.Select(s.cases)
	if dflt && i == len(s.cases)-1 {
		return -1
	}
	s.value, s.ok = v, ok
	return i
}

// received puts what was received where to points.
func received(s *Selection, to any) bool {
	p := reflect.ValueOf(to).Elem()
	if s.value.IsValid() {
		p.Set(s.value)
	} else {
		p.SetZero()
	}
	return s.ok
}
