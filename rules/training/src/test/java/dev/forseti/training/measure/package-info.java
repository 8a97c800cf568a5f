@NullMarked
package dev.forseti.training.measure;

import org.jspecify.annotations.NullMarked;
