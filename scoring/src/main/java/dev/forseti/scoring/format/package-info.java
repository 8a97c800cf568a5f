/**
 * How values become bytes: the format of a type with its name and version, and the parts that
 * formats are made of. What was once written into state stays readable.
 */
@NullMarked
package dev.forseti.scoring.format;

import org.jspecify.annotations.NullMarked;
