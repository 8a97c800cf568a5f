/** Tests of the parts that can be lost. */
@NullMarked
package dev.forseti.faults.parts;

import org.jspecify.annotations.NullMarked;
