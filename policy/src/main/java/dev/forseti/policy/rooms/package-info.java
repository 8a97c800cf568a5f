/**
 * What we ask about rooms in the background, and what we say in them, whoever wants it: commands
 * are read here too. What they mean is each part's own.
 */
@NullMarked
package dev.forseti.policy.rooms;

import org.jspecify.annotations.NullMarked;
