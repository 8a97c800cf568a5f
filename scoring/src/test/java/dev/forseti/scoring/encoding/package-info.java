/** Tests of values as bytes. */
@NullMarked
package dev.forseti.scoring.encoding;

import org.jspecify.annotations.NullMarked;
