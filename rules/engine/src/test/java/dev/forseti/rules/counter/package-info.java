@NullMarked
package dev.forseti.rules.counter;

import org.jspecify.annotations.NullMarked;
