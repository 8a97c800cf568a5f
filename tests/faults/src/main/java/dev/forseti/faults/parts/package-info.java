/** The parts that suffer: processes, a disk and a clock of their own. */
@NullMarked
package dev.forseti.faults.parts;

import org.jspecify.annotations.NullMarked;
