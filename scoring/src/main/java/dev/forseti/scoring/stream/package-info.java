/**
 * What travels between the job's operators and what they keep, each with how it is written. Nothing
 * here decides anything; what was once written into state stays readable.
 */
@NullMarked
package dev.forseti.scoring.stream;

import org.jspecify.annotations.NullMarked;
