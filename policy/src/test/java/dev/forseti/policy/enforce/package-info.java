/** What follows in the community's rooms, and who is spared. */
@NullMarked
package dev.forseti.policy.enforce;

import org.jspecify.annotations.NullMarked;
