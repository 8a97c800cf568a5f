/**
 * The job's ends: sources and sinks of topics, records as Kafka holds them, and their decoding with
 * what becomes of those that cannot be read.
 */
@NullMarked
package dev.forseti.scoring.kafka;

import org.jspecify.annotations.NullMarked;
