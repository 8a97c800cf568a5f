/** Policy as a whole, over a simulated homeserver. */
@NullMarked
package dev.forseti.policy;

import org.jspecify.annotations.NullMarked;
