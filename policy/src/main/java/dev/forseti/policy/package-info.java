/**
 * From verdicts and decisions to entries in a policy room: the loop that reads, asks the brakes,
 * asks the homeserver and writes down what came of it.
 */
@NullMarked
package dev.forseti.policy;

import org.jspecify.annotations.NullMarked;
