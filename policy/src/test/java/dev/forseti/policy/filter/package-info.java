/** Tests of the filters of room owners: a room and its people on a simulated homeserver. */
@NullMarked
package dev.forseti.policy.filter;

import org.jspecify.annotations.NullMarked;
