/**
 * The command {@code ./forseti demo}: a script of ordinary talk and an attack, played before a
 * Forseti that runs in this process, and each promise checked from outside. Not for production.
 */
@NullMarked
package dev.forseti.demo;

import org.jspecify.annotations.NullMarked;
