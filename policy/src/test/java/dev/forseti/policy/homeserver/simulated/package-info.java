/** The homeserver in memory keeps the contract of every homeserver client. */
@NullMarked
package dev.forseti.policy.homeserver.simulated;

import org.jspecify.annotations.NullMarked;
