/** Tests of the taps. */
@NullMarked
package dev.forseti.ingest;

import org.jspecify.annotations.NullMarked;
