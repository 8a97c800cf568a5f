/** Features, counters and rules in one thread over state in memory, and the tests of packs. */
@NullMarked
package dev.forseti.pipeline;

import org.jspecify.annotations.NullMarked;
