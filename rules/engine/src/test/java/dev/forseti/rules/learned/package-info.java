@NullMarked
package dev.forseti.rules.learned;

import org.jspecify.annotations.NullMarked;
