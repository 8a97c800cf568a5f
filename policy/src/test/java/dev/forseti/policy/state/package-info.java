/** What policy remembers, and for how long. */
@NullMarked
package dev.forseti.policy.state;

import org.jspecify.annotations.NullMarked;
