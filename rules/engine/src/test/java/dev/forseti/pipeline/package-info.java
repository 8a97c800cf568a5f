/** The whole of scoring on small streams. */
@NullMarked
package dev.forseti.pipeline;

import org.jspecify.annotations.NullMarked;
