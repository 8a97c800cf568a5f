/**
 * Settings: each is declared once, beside the module that owns it, with its type, bounds, default
 * and meaning. A program collects the groups that it uses in one schema, which reads a file, tells
 * all problems together and prints what is in effect.
 */
@NullMarked
package dev.forseti.runtime.config;

import org.jspecify.annotations.NullMarked;
