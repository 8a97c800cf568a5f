/**
 * What policy may ask of a homeserver, as a port, and the port over HTTP; in memory it is in {@code
 * simulated}. Every answer is a value; only a broken program throws.
 */
@NullMarked
package dev.forseti.policy.homeserver;

import org.jspecify.annotations.NullMarked;
