/**
 * The only way to Kafka for all parts but Flink's own sources and sinks: one reader, one writer,
 * one transactional writer, all with the settings of one connection. Readers see committed records
 * only; a malformed record is counted, reported with its place and skipped; it stops no reader.
 */
@NullMarked
package dev.forseti.runtime.kafka;

import org.jspecify.annotations.NullMarked;
