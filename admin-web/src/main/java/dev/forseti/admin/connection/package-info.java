/**
 * Connections to the console: strangers have few of them, so that they keep nobody out who is
 * signed in.
 */
@NullMarked
package dev.forseti.admin.connection;

import org.jspecify.annotations.NullMarked;
