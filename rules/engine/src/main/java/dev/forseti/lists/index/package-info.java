/**
 * Which of very many entities of lists cover an id: ids, patterns and hashes, added and removed one
 * by one. A check looks at few of them, however many there are.
 */
@NullMarked
package dev.forseti.lists.index;

import org.jspecify.annotations.NullMarked;
