/** Tests of the package. */
@NullMarked
package dev.forseti.scoring.state;

import org.jspecify.annotations.NullMarked;
