/**
 * What the log leaves out: what a library repeats while a trouble lasts that is said elsewhere,
 * once. And what it ends the process for.
 */
@NullMarked
package dev.forseti.standalone.log;

import org.jspecify.annotations.NullMarked;
