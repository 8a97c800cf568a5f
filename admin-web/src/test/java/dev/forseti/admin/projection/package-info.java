/** The projections against a real PostgreSQL and a real Kafka. */
@NullMarked
package dev.forseti.admin.projection;

import org.jspecify.annotations.NullMarked;
