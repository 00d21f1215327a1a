// Package seed reads and writes the years of a branch and holds the built-in
// branch.
//
// A year file is YAML and holds one branch's one fiscal year: the built-in data
// and a file to import have this one format. The same year may be laid out as
// tables (sheet, table, column): the sheets of a workbook, or a set of CSV files.
// Both ways lead over one set of types, the year file's (format.go), so that
// nothing can be written in one form and not in the other: for every valid year,
// what is encoded in any of them is decoded to that year again.
//
// Reading is strict about names and generous about values: an unknown field or
// column is refused, a value is taken as people write it (normal.go). All that is
// wrong is reported at once, each problem with its line or its cell, and often
// with what was probably meant.
package seed
