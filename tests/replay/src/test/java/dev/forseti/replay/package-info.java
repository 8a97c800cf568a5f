/** Replays small streams and holds the whole output against what was written down before. */
@NullMarked
package dev.forseti.replay;

import org.jspecify.annotations.NullMarked;
