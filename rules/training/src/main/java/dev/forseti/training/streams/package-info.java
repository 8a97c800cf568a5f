/**
 * Labelled streams of events: {@link dev.forseti.training.streams.StreamPass} goes over one in the
 * order of time and keeps what learned models would see of its messages, and how its senders stand.
 */
@NullMarked
package dev.forseti.training.streams;

import org.jspecify.annotations.NullMarked;
