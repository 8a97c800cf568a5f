/** Checks that run again and again. They go on whatever a run throws. */
@NullMarked
package dev.forseti.admin.health;

import org.jspecify.annotations.NullMarked;
