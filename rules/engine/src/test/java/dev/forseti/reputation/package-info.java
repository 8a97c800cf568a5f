/** The sentences that the Javadoc of reputations states, as properties. */
@NullMarked
package dev.forseti.reputation;

import org.jspecify.annotations.NullMarked;
