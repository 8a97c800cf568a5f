/** Forseti as a process of its own beside a real Synapse: crashes, restarts, and what is left. */
@NullMarked
package dev.forseti.e2e.synapse;

import org.jspecify.annotations.NullMarked;
