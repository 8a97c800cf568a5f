/**
 * Compiled expressions: closures over the slots of a vector ({@link Code}), which say unknown by a
 * reserved value, and the lists that they look texts up in. Made by {@code compile}, run by {@code
 * counter} and {@code eval}; knows neither YAML nor CEL.
 */
@NullMarked
package dev.forseti.rules.code;

import org.jspecify.annotations.NullMarked;
