/**
 * The management room: whoever may ban there commands what policy does, and hears what it did. A
 * command is a moderator's decision as one of the console's: it is written into the topic of
 * decisions, and all that follows from it is done by those who do it for the console.
 */
@NullMarked
package dev.forseti.policy.management;

import org.jspecify.annotations.NullMarked;
