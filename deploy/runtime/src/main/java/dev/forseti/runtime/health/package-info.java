/**
 * What a part of the service is, and what does not work now. A trouble may be reported at every
 * attempt; the log, the terminal and the console show its beginning and its end.
 */
@NullMarked
package dev.forseti.runtime.health;

import org.jspecify.annotations.NullMarked;
