/**
 * What one event shows, as typed values in numbered slots. {@link Variable} is the one table of
 * variables: conditions are checked against it, {@link FeatureReader} fills it, the documentation
 * lists it. A value that the event cannot show is unknown, which is not the same as zero.
 */
@NullMarked
package dev.forseti.features;

import org.jspecify.annotations.NullMarked;
