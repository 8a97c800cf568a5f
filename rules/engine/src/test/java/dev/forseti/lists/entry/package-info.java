/** Entries read in all spellings, and the fold over a list's events against a naive one. */
@NullMarked
package dev.forseti.lists.entry;

import org.jspecify.annotations.NullMarked;
