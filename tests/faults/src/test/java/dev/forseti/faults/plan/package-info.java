/** Tests of this package. */
@NullMarked
package dev.forseti.faults.plan;

import org.jspecify.annotations.NullMarked;
