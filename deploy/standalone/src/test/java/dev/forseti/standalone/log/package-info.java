/** What the log leaves out, and what not. */
@NullMarked
package dev.forseti.standalone.log;

import org.jspecify.annotations.NullMarked;
