@NullMarked
package dev.forseti.training.streams;

import org.jspecify.annotations.NullMarked;
