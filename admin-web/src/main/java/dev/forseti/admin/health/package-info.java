/**
 * What the console itself looks at, its database and Kafka, and how troubles of all parts reach
 * open pages and the readiness probe.
 */
@NullMarked
package dev.forseti.admin.health;

import org.jspecify.annotations.NullMarked;
