@NullMarked
package dev.forseti.training.sets;

import org.jspecify.annotations.NullMarked;
