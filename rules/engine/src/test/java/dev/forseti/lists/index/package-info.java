/** The index against a matcher that compares each entity with each id. */
@NullMarked
package dev.forseti.lists.index;

import org.jspecify.annotations.NullMarked;
