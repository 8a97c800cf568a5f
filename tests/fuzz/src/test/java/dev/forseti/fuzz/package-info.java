/** The corpora, run once. */
@NullMarked
package dev.forseti.fuzz;

import org.jspecify.annotations.NullMarked;
