/**
 * What happens in a run: who says what when, which part suffers what, and what a moderator decides.
 * All of it follows from the seed.
 */
@NullMarked
package dev.forseti.faults.plan;

import org.jspecify.annotations.NullMarked;
