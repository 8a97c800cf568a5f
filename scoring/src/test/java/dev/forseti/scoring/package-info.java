/** Tests of the scoring job: its parts, its operators, and the whole against the reference. */
@NullMarked
package dev.forseti.scoring;

import org.jspecify.annotations.NullMarked;
