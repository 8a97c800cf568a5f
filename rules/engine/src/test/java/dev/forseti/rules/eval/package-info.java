@NullMarked
package dev.forseti.rules.eval;

import org.jspecify.annotations.NullMarked;
