/** Tests of what is written into streams and state. */
@NullMarked
package dev.forseti.scoring.stream;

import org.jspecify.annotations.NullMarked;
