/**
 * The one configuration file: every key declared in one table with its default and its meaning,
 * read once into one record, all problems told together, unknown keys refused with a suggestion.
 */
@NullMarked
package dev.forseti.standalone.config;

import org.jspecify.annotations.NullMarked;
