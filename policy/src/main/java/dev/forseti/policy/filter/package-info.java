/**
 * Filters of room owners: whoever may change a room's settings says in a state event, or by a
 * command, what is removed there and who is kept out. What a filter does stays in its room.
 */
@NullMarked
package dev.forseti.policy.filter;

import org.jspecify.annotations.NullMarked;
