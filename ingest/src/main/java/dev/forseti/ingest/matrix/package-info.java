/**
 * Matrix's own formats as the model's values. Input is anybody's: what cannot be an event becomes a
 * value with the reason, never an exception.
 */
@NullMarked
package dev.forseti.ingest.matrix;

import org.jspecify.annotations.NullMarked;
