/**
 * Which entries are wanted and how they stand in a policy room, as pure functions of what scoring
 * concluded, what moderators decided and what was read back.
 */
@NullMarked
package dev.forseti.policy.lists;

import org.jspecify.annotations.NullMarked;
