/**
 * Everything in one process: the launcher's entry, from which each command is a room of its own.
 */
@NullMarked
package dev.forseti.standalone;

import org.jspecify.annotations.NullMarked;
