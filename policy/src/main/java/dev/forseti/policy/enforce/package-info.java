/**
 * What follows in the community's rooms: bans and redactions, and who has power there and is
 * spared.
 */
@NullMarked
package dev.forseti.policy.enforce;

import org.jspecify.annotations.NullMarked;
