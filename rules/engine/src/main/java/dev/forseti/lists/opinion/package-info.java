/**
 * What follows from the entries that cover somebody: how far each list is trusted, and which of
 * several entries counts.
 */
@NullMarked
package dev.forseti.lists.opinion;

import org.jspecify.annotations.NullMarked;
