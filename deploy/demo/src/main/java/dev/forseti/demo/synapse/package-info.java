/**
 * A real Synapse beside this process, for the demo and the end-to-end tests: installed from its
 * published package, started on loopback with an SQLite file, and spoken to by its client API.
 *
 * <p>Nothing here is for production: rate limits are off, passwords are cheap to check and
 * federation is not possible. The JSON is read and written by {@code dev.forseti.wire}, so that the
 * package needs no JSON library of its own.
 */
@NullMarked
package dev.forseti.demo.synapse;

import org.jspecify.annotations.NullMarked;
