/**
 * What policy knows: its topics folded into one state that one thread owns, and the journal that
 * writes measures and their outcomes back. Reading the topics again in any order gives it again.
 */
@NullMarked
package dev.forseti.policy.state;

import org.jspecify.annotations.NullMarked;
