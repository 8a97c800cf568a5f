/**
 * How the words of the system are written down: the topics with their settings, one codec for each,
 * and a JSON reader that trusts nobody. What a codec wrote once it reads for ever: the golden
 * samples beside the tests say so.
 */
@NullMarked
package dev.forseti.wire;

import org.jspecify.annotations.NullMarked;
