@NullMarked
package dev.forseti.rules.code;

import org.jspecify.annotations.NullMarked;
