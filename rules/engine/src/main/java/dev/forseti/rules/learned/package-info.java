/**
 * What was learned from labelled data and a pack's file brings along: trees over numbers ({@link
 * dev.forseti.rules.learned.Trees}) and weights of pieces of text ({@link
 * dev.forseti.rules.learned.TextWeights}). Both say nats: how much more probable what they see is
 * of an abuser than of others. Files are read as strictly as packs; evaluating one never fails.
 */
@NullMarked
package dev.forseti.rules.learned;

import org.jspecify.annotations.NullMarked;
