/**
 * From signals and decisions to reputations and verdicts. Here is the stage keyed by subject, and
 * what users inherit from their server.
 */
@NullMarked
package dev.forseti.scoring.reputation;

import org.jspecify.annotations.NullMarked;
