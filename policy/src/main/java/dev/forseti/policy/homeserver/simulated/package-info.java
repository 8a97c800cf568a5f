/**
 * A homeserver in memory, for a dry run and for tests: its rooms, and the rules by which Synapse
 * refuses. None of these rules checks what policy does on a real homeserver.
 */
@NullMarked
package dev.forseti.policy.homeserver.simulated;

import org.jspecify.annotations.NullMarked;
