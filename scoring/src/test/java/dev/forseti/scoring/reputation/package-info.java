/** Tests of the package. */
@NullMarked
package dev.forseti.scoring.reputation;

import org.jspecify.annotations.NullMarked;
