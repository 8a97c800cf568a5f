/**
 * The console: what moderators see and say. It alone owns the database; it meets the other modules
 * only in topics.
 */
@NullMarked
package dev.forseti.admin;

import org.jspecify.annotations.NullMarked;
