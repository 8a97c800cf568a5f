/**
 * The only way to Kafka for all parts but Flink's own sources and sinks: one reader, one writer,
 * one transactional writer, all with the settings of one connection. Readers see committed records
 * only; what cannot be read is counted, told with its place and passed by, and never stops anybody.
 */
@NullMarked
package dev.forseti.runtime.kafka;

import org.jspecify.annotations.NullMarked;
