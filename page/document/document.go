// Package document writes what people read. It knows nothing of debts, lenders or rule books.
//
//  1. The same input gives the same bytes, whatever the locale and the terminal.
//
//  2. No line of a paragraph, list or field in a terminal is wider than Width cells; Chinese takes two
//     cells a character. No line begins with a closing mark.
//
//  3. Colour, where it is asked for, repeats what the words say.
package document
