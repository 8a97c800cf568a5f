/** {@code ./forseti} as a process of its own, which can be stopped and killed. */
@NullMarked
package dev.forseti.e2e.process;

import org.jspecify.annotations.NullMarked;
