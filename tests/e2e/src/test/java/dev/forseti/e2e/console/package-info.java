/**
 * The console in a real browser, on a stage: a real Kafka, PostgreSQL and policy on a simulated
 * homeserver, and topics filled with invented people, some of them with names made to do harm.
 */
@NullMarked
package dev.forseti.e2e.console;

import org.jspecify.annotations.NullMarked;
