/** Tests of the commands. */
@NullMarked
package dev.forseti.standalone.command;

import org.jspecify.annotations.NullMarked;
