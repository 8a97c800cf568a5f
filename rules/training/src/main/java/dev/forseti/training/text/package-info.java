/**
 * Weights of texts from labelled texts: {@link dev.forseti.training.text.TextTrainer} finds them,
 * the engine's {@code rules.learned} evaluates them. Deterministic: the same texts in the same
 * order with the same seed give the same file.
 */
@NullMarked
package dev.forseti.training.text;

import org.jspecify.annotations.NullMarked;
