// Package seed holds the built-in branch and tells the forms of a year's files
// apart. The codecs are packages below it: yearfile for YAML, sheet for CSV,
// workbooks and templates.
package seed
