/**
 * Keyed state as the operators use it: values are cached as live objects and written back to Flink
 * before each checkpoint, and every state expires. Nothing here knows what the values mean.
 */
@NullMarked
package dev.forseti.scoring.state;

import org.jspecify.annotations.NullMarked;
