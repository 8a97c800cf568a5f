/**
 * The one configuration file: the options of all modules collected, with those of this process, and
 * what is to hold between several modules.
 */
@NullMarked
package dev.forseti.standalone.config;

import org.jspecify.annotations.NullMarked;
