/**
 * The script of the demo: who says what, as lines of a text file, and what becomes events of it.
 * Also the week of talk before it, and the recording of it.
 */
@NullMarked
package dev.forseti.demo.script;

import org.jspecify.annotations.NullMarked;
