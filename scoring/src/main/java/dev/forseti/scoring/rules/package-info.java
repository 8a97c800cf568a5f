/**
 * The rules as they run in the job: compiled, reloaded while events flow, evaluated on each event,
 * and their problems reported. Here is the stage that joins an event with the values of its
 * counters.
 */
@NullMarked
package dev.forseti.scoring.rules;

import org.jspecify.annotations.NullMarked;
