/**
 * The words of the system as immutable values: who, what happened, what it is evidence of, what is
 * concluded, what is decided, asked for and what came of it. Nothing here knows a format, a clock,
 * a topic or a database; every other module speaks in these types.
 */
@NullMarked
package dev.forseti.model;

import org.jspecify.annotations.NullMarked;
