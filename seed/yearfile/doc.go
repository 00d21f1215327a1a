// Package yearfile reads and writes year files: one branch's one fiscal year as
// YAML, with the names of the schema of package model. The built-in data and a
// file to import have this one format.
//
// Reading is strict about names and generous about values: an unknown field is
// refused, a value is read as people write it. All that is wrong is reported at
// once, each problem with its line, and often with what was probably meant.
package yearfile
