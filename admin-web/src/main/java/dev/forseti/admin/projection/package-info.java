/**
 * Topics to tables: each record is an upsert by id, so that reading twice changes nothing. Rows
 * that are too old are deleted once a minute.
 */
@NullMarked
package dev.forseti.admin.projection;

import org.jspecify.annotations.NullMarked;
