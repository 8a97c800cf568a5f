/**
 * What every table shares: connections and how long somebody waits for a change, how text is made
 * fit for PostgreSQL, why a call failed, and the event that rows have changed.
 */
@NullMarked
package dev.forseti.admin.store;

import org.jspecify.annotations.NullMarked;
