/** Tests of the package. */
@NullMarked
package dev.forseti.scoring.counters;

import org.jspecify.annotations.NullMarked;
