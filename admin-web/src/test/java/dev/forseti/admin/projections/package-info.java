/** The console against a real PostgreSQL, over HTTP. */
@NullMarked
package dev.forseti.admin.projections;

import org.jspecify.annotations.NullMarked;
