/**
 * Counters over sliding windows: one array of numbers a key ({@link CounterCells}), fed and read by
 * a {@link CounterGroup}. Whoever runs them keeps the state ({@link CounterStates}) and says what
 * time it is.
 */
@NullMarked
package dev.forseti.rules.counter;

import org.jspecify.annotations.NullMarked;
