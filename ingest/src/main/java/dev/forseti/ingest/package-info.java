/**
 * Taps, and the one way from a tap to the topics. A tap hands over input with its position; both
 * are stored in one step, so that nothing is lost and nothing counts twice.
 */
@NullMarked
package dev.forseti.ingest;

import org.jspecify.annotations.NullMarked;
