/** The layout is the architecture: which package may know which, as rules that fail the build. */
@NullMarked
package dev.forseti.architecture;

import org.jspecify.annotations.NullMarked;
