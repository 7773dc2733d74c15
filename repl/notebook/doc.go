// Package notebook holds files of cells: Markdown with Go fences, Jupyter's
// .ipynb and Go scripts. All three are read to one model and written from it, so
// that each can be made into the others.
//
// In Markdown every fence that is marked go is a cell; all other text, also
// fences of other languages, is prose. What came of a cell stands below it, in
// fences that are marked output, and as pictures in the folder FILE_files:
//
//	output          what the cell printed
//	output value    its last value
//	output stderr   what it printed to standard error
//	output error    the fault that ended it
//
// The word varies behind them says that the text is another one each time. In
// the text of an output, the one character … stands for anything, see [Match].
//
// A Go file is either a program, with a package clause and a func main that runs
// at the end, or a plain sequence of cells, parted by lines that begin with
// "// %%". Behind "// %% [markdown]" stands prose in comments.
//
// notebook.go is the model, markdown_*.go, ipynb_*.go and script.go read and
// write, write.go chooses among them, match.go compares outputs.
package notebook
