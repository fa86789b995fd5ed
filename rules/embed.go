// Package rules is the rule book that is shipped.
package rules

import "embed"

// FS is the book: its files as they stand in this folder.
//
//go:embed *.toml families/*.toml lenders/*.toml letters/*.toml
var FS embed.FS
