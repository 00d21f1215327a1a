// Package seed holds the built-in branch and finds the form of a year's
// files. The codecs are packages below it: yearfile for YAML, sheet for CSV,
// workbooks and templates.
package seed
