/**
 * What the log leaves out: what a library repeats while a trouble lasts that is said elsewhere,
 * once.
 */
@NullMarked
package dev.forseti.standalone.log;

import org.jspecify.annotations.NullMarked;
