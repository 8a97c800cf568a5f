/**
 * The records that travel between operators or stay in state, and their types for Flink. Nothing
 * here decides anything; each record says in which format it is written.
 */
@NullMarked
package dev.forseti.scoring.stream;

import org.jspecify.annotations.NullMarked;
