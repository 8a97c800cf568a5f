/**
 * From packs to rules that run: CEL checks each condition, {@link CodeBuilder} turns it into
 * closures, and a reader for each part of a pack reports what is wrong at its place. {@link
 * RuleCompiler} is the way in.
 */
@NullMarked
package dev.forseti.rules.compile;

import org.jspecify.annotations.NullMarked;
