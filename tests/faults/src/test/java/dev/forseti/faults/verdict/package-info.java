/** Tests of this package. */
@NullMarked
package dev.forseti.faults.verdict;

import org.jspecify.annotations.NullMarked;
