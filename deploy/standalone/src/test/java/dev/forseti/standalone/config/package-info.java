/** What the configuration file accepts, and how it says what it does not. */
@NullMarked
package dev.forseti.standalone.config;

import org.jspecify.annotations.NullMarked;
