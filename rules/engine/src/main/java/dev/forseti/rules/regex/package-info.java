/**
 * Many regular expressions in one reading of a text: they are parsed ({@code RegexParser}), put
 * together into one nondeterministic automaton ({@code Nfa}) over few classes of characters ({@code
 * Alphabet}), and run as a deterministic one whose states are built when a text first needs them
 * ({@link dev.forseti.rules.regex.PatternSet}). What RE2/J finds is found here; an expression whose
 * form is not known here is left to RE2/J.
 *
 * @see <a href="https://swtch.com/~rsc/regexp/regexp3.html">R. Cox, Regular Expression Matching in
 *     the Wild: on-demand DFA, sets of expressions</a>
 */
@NullMarked
package dev.forseti.rules.regex;

import org.jspecify.annotations.NullMarked;
