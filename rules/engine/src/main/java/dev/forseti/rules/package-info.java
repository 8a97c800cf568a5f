/**
 * The rule language: packs are read ({@link PackFile}), checked and compiled ({@link RuleCompiler})
 * into a {@link RuleSet}, which counts and evaluates one event after the other over state that its
 * host keeps ({@link CounterStates}).
 */
@NullMarked
package dev.forseti.rules;

import org.jspecify.annotations.NullMarked;
