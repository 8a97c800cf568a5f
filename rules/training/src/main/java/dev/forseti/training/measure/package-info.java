/** How good scores are, by the measures of the field; pure functions of scores and labels. */
@NullMarked
package dev.forseti.training.measure;

import org.jspecify.annotations.NullMarked;
