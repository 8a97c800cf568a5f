/** Tests of the package. */
@NullMarked
package dev.forseti.scoring.rules;

import org.jspecify.annotations.NullMarked;
