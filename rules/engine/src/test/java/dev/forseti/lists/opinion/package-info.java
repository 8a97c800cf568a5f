/** Which of several entries counts, and how far. */
@NullMarked
package dev.forseti.lists.opinion;

import org.jspecify.annotations.NullMarked;
