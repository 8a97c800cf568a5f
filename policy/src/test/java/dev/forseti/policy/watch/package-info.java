/** Tests of lists of others by themselves. */
@NullMarked
package dev.forseti.policy.watch;

import org.jspecify.annotations.NullMarked;
