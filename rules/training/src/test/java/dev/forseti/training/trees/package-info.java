@NullMarked
package dev.forseti.training.trees;

import org.jspecify.annotations.NullMarked;
