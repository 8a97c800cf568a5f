/** Whether what was promised was kept, by counting what is there afterwards. */
@NullMarked
package dev.forseti.faults.verdict;

import org.jspecify.annotations.NullMarked;
