/** Lines of what is to be rejected. */
@NullMarked
package dev.forseti.policy.invite;

import org.jspecify.annotations.NullMarked;
