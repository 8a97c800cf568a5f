/**
 * Packs as they are written: YAML with the place of everything in it ({@link YamlMap}), what is
 * wrong where ({@link PackProblem}), overrides of included packs, tests beside packs ({@link
 * TestCases}). Knows nothing of conditions.
 */
@NullMarked
package dev.forseti.rules.pack;

import org.jspecify.annotations.NullMarked;
