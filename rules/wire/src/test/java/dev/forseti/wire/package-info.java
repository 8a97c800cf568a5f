/**
 * What the codecs promise: everything comes back as it was, and what was once written stays
 * readable.
 */
@NullMarked
package dev.forseti.wire;

import org.jspecify.annotations.NullMarked;
