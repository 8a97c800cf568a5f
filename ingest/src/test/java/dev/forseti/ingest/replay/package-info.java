/** Tests of the taps. */
@NullMarked
package dev.forseti.ingest.replay;

import org.jspecify.annotations.NullMarked;
