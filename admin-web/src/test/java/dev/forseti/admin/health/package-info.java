/** The console against a real PostgreSQL, over HTTP. */
@NullMarked
package dev.forseti.admin.health;

import org.jspecify.annotations.NullMarked;
