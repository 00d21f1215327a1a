// Package input is what all readers of a year share, whatever the form of the
// file: how people write values (full width, years of an era, either
// language), what was probably meant by one that is wrong, and how problems are
// collected and quoted.
package input
