/**
 * Compiled rules at work: a {@link RuleSet} feeds the counters, finds by an index which rules an
 * event can fire, evaluates those, and fills their reasons. Nothing here reads a pack.
 */
@NullMarked
package dev.forseti.rules.eval;

import org.jspecify.annotations.NullMarked;
