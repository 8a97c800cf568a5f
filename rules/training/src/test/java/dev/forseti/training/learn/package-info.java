@NullMarked
package dev.forseti.training.learn;

import org.jspecify.annotations.NullMarked;
