/** Forseti beside a Kafka, a PostgreSQL and a Flink that run elsewhere. */
@NullMarked
package dev.forseti.standalone.flink;

import org.jspecify.annotations.NullMarked;
