/**
 * Topics folded into tables: each record is an upsert by id, so that reading twice changes nothing.
 * What is older than it is kept goes, once a minute.
 */
@NullMarked
package dev.forseti.admin.projections;

import org.jspecify.annotations.NullMarked;
