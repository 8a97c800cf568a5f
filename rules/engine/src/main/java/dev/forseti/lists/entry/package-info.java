/**
 * Entries of policy lists, whoever wrote them: state events of a list's room read in all spellings,
 * and what the room holds of them as a fold over its events. What cannot be read says why.
 */
@NullMarked
package dev.forseti.lists.entry;

import org.jspecify.annotations.NullMarked;
