// Package checklist answers the questions that a careful reader puts to a search
// for architectures: what of it is released, whether its comparison is fair, and
// what is reported. They follow the best practices of Lindauer and Hutter (2020),
// "Best Practices for Scientific Research on Neural Architecture Search", JMLR 21,
// in our own words.
//
// Every answer is computed from the study's folder and from the other studies
// that lie beside it: yes, no, or n.a. where the question does not arise, each with
// the evidence. Nobody is asked, so what the folder does not tell is a no.
//
// find.go finds the folder, report.go is the answer. The questions stand in
// release.go (what is released), compare.go (what is compared) and told.go (what
// is told).
package checklist
