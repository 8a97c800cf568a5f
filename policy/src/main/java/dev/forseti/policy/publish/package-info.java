/**
 * What the policy room should hold, and the reconciler that makes it so: one subject at a time, the
 * difference to the room as read back, asked of the brakes first.
 */
@NullMarked
package dev.forseti.policy.publish;

import org.jspecify.annotations.NullMarked;
