/** The commands of {@code ./forseti}, one class each: read the arguments, call the part, say it. */
@NullMarked
package dev.forseti.standalone.command;

import org.jspecify.annotations.NullMarked;
