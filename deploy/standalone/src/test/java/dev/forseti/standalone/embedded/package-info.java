/** The embedded parts keep what they were given, over a clean stop and over a kill. */
@NullMarked
package dev.forseti.standalone.embedded;

import org.jspecify.annotations.NullMarked;
