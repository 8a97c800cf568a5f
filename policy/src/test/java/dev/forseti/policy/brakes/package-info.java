/** Each limit at, below and above. */
@NullMarked
package dev.forseti.policy.brakes;

import org.jspecify.annotations.NullMarked;
