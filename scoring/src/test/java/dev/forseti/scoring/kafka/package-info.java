/** Tests of the package. */
@NullMarked
package dev.forseti.scoring.kafka;

import org.jspecify.annotations.NullMarked;
