/** The console against a real PostgreSQL, over HTTP. */
@NullMarked
package dev.forseti.admin.show;

import org.jspecify.annotations.NullMarked;
