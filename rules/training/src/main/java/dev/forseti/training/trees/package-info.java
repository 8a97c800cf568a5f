/**
 * Boosted trees from labelled rows of numbers: {@link dev.forseti.training.trees.TreeTrainer} finds
 * them, the engine's {@code rules.learned} evaluates them. Deterministic: the same rows in the same
 * order give the same file.
 */
@NullMarked
package dev.forseti.training.trees;

import org.jspecify.annotations.NullMarked;
