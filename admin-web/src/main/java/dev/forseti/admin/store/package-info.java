/**
 * What every table shares: how text is made fit for PostgreSQL, and the event that rows have
 * changed.
 */
@NullMarked
package dev.forseti.admin.store;

import org.jspecify.annotations.NullMarked;
