/**
 * The records that travel between operators or stay in state, each with its named format, and
 * {@link StreamTypes}, the list of all formats and of their types for Flink. Nothing here decides
 * anything.
 */
@NullMarked
package dev.forseti.scoring.stream;

import org.jspecify.annotations.NullMarked;
