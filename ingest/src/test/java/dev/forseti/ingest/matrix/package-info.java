/** Tests of the decoder. */
@NullMarked
package dev.forseti.ingest.matrix;

import org.jspecify.annotations.NullMarked;
