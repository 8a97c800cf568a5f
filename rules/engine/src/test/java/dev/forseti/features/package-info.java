/** What events show, and what they hide. */
@NullMarked
package dev.forseti.features;

import org.jspecify.annotations.NullMarked;
