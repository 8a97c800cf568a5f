/**
 * Real Kafka and real PostgreSQL inside this process, each with a data directory that survives
 * restarts and kill -9. On a cluster the same code gets the addresses of others instead.
 */
@NullMarked
package dev.forseti.standalone.embedded;

import org.jspecify.annotations.NullMarked;
