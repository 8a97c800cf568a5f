/**
 * What all evidence says of a subject: log-odds that decay with time, capped groups and an
 * interval, and what follows from them by a sequential probability ratio test. Pure: state in,
 * state out.
 */
@NullMarked
package dev.forseti.reputation;

import org.jspecify.annotations.NullMarked;
