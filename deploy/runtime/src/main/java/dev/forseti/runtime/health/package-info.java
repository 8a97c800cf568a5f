/**
 * What a part of the service is, and what does not work now. A trouble is said once when it begins
 * and once when it ends, in the log, at the terminal and in the console, by whoever meets it and
 * however often.
 */
@NullMarked
package dev.forseti.runtime.health;

import org.jspecify.annotations.NullMarked;
