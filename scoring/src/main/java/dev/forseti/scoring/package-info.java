/**
 * The Flink job from events to signals, reputations and verdicts. What to conclude is the engine's
 * business; here is only where its state lives, in which order it is asked, and what is read and
 * written.
 */
@NullMarked
package dev.forseti.scoring;

import org.jspecify.annotations.NullMarked;
