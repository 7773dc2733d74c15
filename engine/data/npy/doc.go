// Package npy reads numpy's .npy files, and .npz archives of them. An array of
// objects holds a pickle, which package pickle reads without executing anything.
package npy
