package data

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// TextConfig says what [Text] takes and how. The zero value takes every text
// file, up to 64 MiB in all, as bytes, with a tenth of the documents held out.
type TextConfig struct {
	// Tokens is "bytes" (the default: 257 tokens, the bytes and the end of a
	// text) or "pairs" (byte pairs learnt from the training part).
	Tokens string
	// Vocab is the number of tokens when Tokens is "pairs", within [258, 65536];
	// 0 means 2048. Fewer are made when no pair is left that occurs twice.
	Vocab int
	// Ext keeps only files whose name ends in one of these, such as ".go";
	// empty means any.
	Ext []string
	// MaxBytes bounds the text that is taken; 0 means 64 MiB. From a larger folder
	// documents are drawn by a hash of their path, so that all of the folder is
	// represented, and the last one is cut at the end of a line.
	MaxBytes int64
	// MaxFile leaves out files of more bytes than this, when a folder is
	// given; 0 means no limit.
	MaxFile int64
	// Testdata takes folders called testdata too, and Vendored those called
	// vendor, third_party and node_modules. Names that begin with a dot are
	// always left out.
	Testdata, Vendored bool
	// ValShare is the share of documents held out for validation, within
	// (0, 0.5]; 0 means 0.1.
	ValShare float64
	// Seed picks which documents are drawn and which are held out.
	Seed uint64
}

func (c TextConfig) withDefaults() (TextConfig, error) {
	if c.Tokens == "" {
		c.Tokens = "bytes"
	}
	if c.Tokens != "bytes" && c.Tokens != "pairs" {
		return c, fmt.Errorf("data: text: tokens %q are not there; ask for \"bytes\" or \"pairs\"", c.Tokens)
	}
	if c.Vocab == 0 {
		c.Vocab = 2048
	}
	if c.Tokens == "pairs" && (c.Vocab < minVocab || c.Vocab > maxVocab) {
		return c, fmt.Errorf("data: text: a vocabulary of %d tokens; give one within [%d, %d]", c.Vocab, minVocab, maxVocab)
	}
	if c.MaxBytes == 0 {
		c.MaxBytes = 64 << 20
	}
	if c.MaxBytes < 0 || c.MaxFile < 0 {
		return c, fmt.Errorf("data: text: MaxBytes %d, MaxFile %d: a limit must not be negative", c.MaxBytes, c.MaxFile)
	}
	if c.ValShare == 0 {
		c.ValShare = 0.1
	}
	if !(c.ValShare > 0 && c.ValShare <= 0.5) {
		return c, fmt.Errorf("data: text: ValShare %g: the held-out share must lie within (0, 0.5]", c.ValShare)
	}
	return c, nil
}

// Text reads a text file, or all text files in a folder and below, and returns
// them as tokens in a training and a validation part. The same files and
// configuration give the same tokens, wherever the folder lies.
//
// Files that are no text (not UTF-8, or with a zero byte), empty ones and exact
// duplicates are left out and counted. A file that cannot be read, and a folder
// without any text, are errors.
//
// Which part a document is in depends only on a hash of its path within the folder,
// so new files move no old ones. When that leaves a part empty, the document
// with the lowest hash is held out; a single document is cut in two at the end of a
// line, its tail held out.
func Text(ctx context.Context, path string, c TextConfig) (*Corpus, error) {
	c, err := c.withDefaults()
	if err != nil {
		return nil, err
	}
	root, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, fmt.Errorf("data: text: %s: give a file or folder that is there: %w", path, err)
	}
	info, err := os.Stat(root)
	if err != nil {
		return nil, fmt.Errorf("data: text: %w", err)
	}
	r := reader{config: c, left: c.MaxBytes, seen: map[[32]byte]bool{}}
	switch {
	case info.IsDir():
		err = r.folder(ctx, root)
	case info.Mode().IsRegular():
		err = r.single(root)
	default:
		err = fmt.Errorf("data: text: %s is neither a file nor a folder; give one", path)
	}
	if err != nil {
		return nil, err
	}
	if len(r.docs) == 0 {
		return nil, fmt.Errorf("data: text: %s: no text in it%s; give a folder with text files%s",
			path, r.skipped.because(), extHint(c.Ext))
	}
	return assemble(ctx, path, c, &r)
}

func extHint(ext []string) string {
	if len(ext) == 0 {
		return ""
	}
	return fmt.Sprintf(", or other endings than %q in Ext", ext)
}
