/** One contract for every homeserver client. */
@NullMarked
package dev.forseti.policy.homeserver;

import org.jspecify.annotations.NullMarked;
