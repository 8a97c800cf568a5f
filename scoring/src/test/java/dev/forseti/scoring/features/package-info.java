/** Tests of the package. */
@NullMarked
package dev.forseti.scoring.features;

import org.jspecify.annotations.NullMarked;
