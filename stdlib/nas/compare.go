package nas

import (
	"naslab/engine/table"
)

// Compare sets studies side by side: evaluations, failures, the size of the
// front, the hypervolume, the time. Studies of one objective on one benchmark
// are compared by the best value they found. Runs of one method with several
// seeds stand in one line, with median and quartiles. Where the benchmark says what
// evaluations cost, the mean simulated time of a run stands last.
func (s *Session) Compare(studies ...*Study) *Table {
	t := table.New("studies", "study", "evaluations", "failed", "front", "hypervolume", "time (s)", "folder")
	if len(studies) == 0 {
		return t
	}
	groups := grouped(studies)
	if m, ok := one(studies); ok {
		return compareBest(m, groups)
	}
	if len(groups) < len(studies) {
		t, err := compareVolumes(groups)
		s.check(err)
		return t
	}
	curves, how, err := volumes(studies)
	s.check(err)
	names := labels(studies)
	clock := clockColumn(t, studies)
	for i, st := range studies {
		volume := 0.0
		if n := len(curves[i]); n > 0 {
			volume = curves[i][n-1]
		}
		row := []any{names[i], st.Len(), st.Failures(), st.Front().Len(), volume, st.Seconds(), st.Dir()}
		t.Add(clock(row, studies[i:i+1])...)
	}
	t.Note = how
	return t
}
