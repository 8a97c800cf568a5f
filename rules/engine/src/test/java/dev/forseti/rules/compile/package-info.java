@NullMarked
package dev.forseti.rules.compile;

import org.jspecify.annotations.NullMarked;
