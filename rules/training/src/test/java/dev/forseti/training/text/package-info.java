@NullMarked
package dev.forseti.training.text;

import org.jspecify.annotations.NullMarked;
