@NullMarked
package dev.forseti.training.evaluation;

import org.jspecify.annotations.NullMarked;
