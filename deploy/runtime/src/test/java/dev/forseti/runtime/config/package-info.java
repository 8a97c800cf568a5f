/** Options are read, checked and shown. */
@NullMarked
package dev.forseti.runtime.config;

import org.jspecify.annotations.NullMarked;
