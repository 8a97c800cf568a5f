/** The console against a real PostgreSQL, over HTTP. */
@NullMarked
package dev.forseti.admin.signin;

import org.jspecify.annotations.NullMarked;
