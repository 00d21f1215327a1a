// Package seed reads and writes year files and holds the built-in branch.
//
// A year file is YAML and holds one branch's one fiscal year: the built-in
// data, a file to import and an export all have this one format. Decode is
// strict and reports everything that is wrong at once, each problem with its
// line; for every valid year, Decode(Encode(year)) is that year again.
package seed
