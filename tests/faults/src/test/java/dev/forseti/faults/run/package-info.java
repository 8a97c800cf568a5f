/** Tests of this package. */
@NullMarked
package dev.forseti.faults.run;

import org.jspecify.annotations.NullMarked;
