/** What the log leaves out, because it is said elsewhere and once. */
@NullMarked
package dev.forseti.standalone.log;

import org.jspecify.annotations.NullMarked;
