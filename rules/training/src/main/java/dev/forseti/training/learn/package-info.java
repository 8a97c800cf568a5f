/**
 * From rows of labelled streams to the files of models: {@link
 * dev.forseti.training.learn.ModelTraining} trains all models of some packs, and finds how much
 * each of them adds to what the other rules say.
 */
@NullMarked
package dev.forseti.training.learn;

import org.jspecify.annotations.NullMarked;
