package nb201

import "math/bits"

// twister is the Mersenne Twister MT19937 as Python seeds and uses it.
//
// M. Matsumoto, T. Nishimura: Mersenne Twister: A 623-dimensionally
// equidistributed uniform pseudo-random number generator. ACM TOMACS 8(1), 1998.
type twister struct {
	state [624]uint32
	at    int
}

// newTwister seeds by an array of one word, as Python does for a small seed.
func newTwister(seed uint32) *twister {
	t := &twister{at: 624}
	s := &t.state
	s[0] = 19650218
	for i := 1; i < 624; i++ {
		s[i] = 1812433253*(s[i-1]^s[i-1]>>30) + uint32(i)
	}
	i := 1
	for range 624 {
		s[i] = s[i] ^ (s[i-1]^s[i-1]>>30)*1664525 + seed
		i = t.step(i)
	}
	for range 623 {
		s[i] = s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941 - uint32(i)
		i = t.step(i)
	}
	s[0] = 1 << 31
	return t
}

// step goes to the next word of the state, from the last one to the second.
func (t *twister) step(i int) int {
	if i++; i == 624 {
		t.state[0] = t.state[623]
		return 1
	}
	return i
}

// word returns the next 32 random bits.
func (t *twister) word() uint32 {
	if t.at == 624 {
		s := &t.state
		for i := range s {
			y := s[i]&(1<<31) | s[(i+1)%624]&(1<<31-1)
			s[i] = s[(i+397)%624] ^ y>>1
			if y&1 == 1 {
				s[i] ^= 0x9908b0df
			}
		}
		t.at = 0
	}
	y := t.state[t.at]
	t.at++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// below returns a random number under n as Python does: as many bits as n has,
// drawn anew until they are under n.
func (t *twister) below(n int) int {
	shift := 32 - bits.Len32(uint32(n))
	for {
		if r := int(t.word() >> shift); r < n {
			return r
		}
	}
}
