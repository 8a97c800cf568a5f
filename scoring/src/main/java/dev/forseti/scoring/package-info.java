/**
 * The Flink job from events to signals, reputations and verdicts. It reads the topics, calls the
 * engine in the right order, keeps its state, and writes the results; how evidence is weighed is in
 * the engine.
 */
@NullMarked
package dev.forseti.scoring;

import org.jspecify.annotations.NullMarked;
