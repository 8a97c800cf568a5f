/**
 * What must not leave, and how much may: limits asked before anything is sent. Nothing here knows a
 * homeserver, a topic or a clock.
 */
@NullMarked
package dev.forseti.policy.brakes;

import org.jspecify.annotations.NullMarked;
