@NullMarked
package dev.forseti.rules.regex;

import org.jspecify.annotations.NullMarked;
