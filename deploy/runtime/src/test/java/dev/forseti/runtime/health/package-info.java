/** Tests of the package of this name. */
@NullMarked
package dev.forseti.runtime.health;

import org.jspecify.annotations.NullMarked;
