/**
 * Published sets of labelled messages, read from a folder as it is described in {@code
 * tests/evaluation}, and what training on the one part says of the other. Nothing of the sets is
 * part of the project.
 */
@NullMarked
package dev.forseti.training.sets;

import org.jspecify.annotations.NullMarked;
