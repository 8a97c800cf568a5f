/**
 * The homeserver of a run, played in the process of the runner: it sends events as a real one does,
 * answers, and answers wrongly.
 */
@NullMarked
package dev.forseti.faults.homeserver;

import org.jspecify.annotations.NullMarked;
