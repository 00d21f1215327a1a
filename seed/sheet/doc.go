// Package sheet reads and writes a year as tables: the sheets of a workbook, or a
// set of CSV files. The columns follow from the schema of package model, so that
// nothing can be written in a year file and not in a table: for every valid year,
// what is encoded in any form is decoded to that year again. It also makes the
// templates for a year to come, as a workbook and as a year file.
//
// Reading is strict about names and generous about values: an unknown column is
// refused, a value is read as people write it. All that is wrong is reported at
// once, each problem with its cell, and often with what was probably meant.
package sheet
