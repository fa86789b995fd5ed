// Package interview asks a borrower page by page for what a decision needs, reads the answers, and
// goes back. It has no words of its own: questions are the book's, buttons and errors of the page
// and of the reader of profiles.
//
//  1. An interview ends: every question is put once, and a page that is answered is not put again
//     unless it is called by its number.
//
//  2. What is answered is read by the reader of profiles as people write it, and refused in its
//     words. An answer that is refused changes nothing. The profile is always one that reads back
//     equal.
//
//  3. Unknown is an answer, and is not no. A field that is left empty was asked and is not known.
package interview
