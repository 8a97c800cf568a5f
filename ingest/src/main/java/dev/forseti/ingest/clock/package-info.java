/** When events count: what their senders claim, bounded by what the tap and the order know. */
@NullMarked
package dev.forseti.ingest.clock;

import org.jspecify.annotations.NullMarked;
