/** A raid of thousands on a real Synapse, with Forseti as a process of its own. */
@NullMarked
package dev.forseti.e2e.raid;

import org.jspecify.annotations.NullMarked;
