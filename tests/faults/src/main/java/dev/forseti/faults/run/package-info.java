/** One run after another, and the report about them. */
@NullMarked
package dev.forseti.faults.run;

import org.jspecify.annotations.NullMarked;
