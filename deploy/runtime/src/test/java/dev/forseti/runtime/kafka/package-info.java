/** Tests of the package of this name. */
@NullMarked
package dev.forseti.runtime.kafka;

import org.jspecify.annotations.NullMarked;
