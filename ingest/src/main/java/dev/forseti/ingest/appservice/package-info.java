/**
 * The tap of an application service: a homeserver pushes transactions over HTTP and repeats each
 * until it is answered 200, which happens only after the log has stored it.
 */
@NullMarked
package dev.forseti.ingest.appservice;

import org.jspecify.annotations.NullMarked;
