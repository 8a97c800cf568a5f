/** The tap that reads events from a file, as if they arrived now or when they were sent. */
@NullMarked
package dev.forseti.ingest.replay;

import org.jspecify.annotations.NullMarked;
