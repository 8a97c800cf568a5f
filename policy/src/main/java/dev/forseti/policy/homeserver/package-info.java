/**
 * What policy may ask of a homeserver, as a port: over HTTP, or simulated in memory for a dry run.
 * Every answer is a value; only a broken program throws.
 */
@NullMarked
package dev.forseti.policy.homeserver;

import org.jspecify.annotations.NullMarked;
