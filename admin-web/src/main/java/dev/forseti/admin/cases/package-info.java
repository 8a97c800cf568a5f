/**
 * Cases and what is decided about them; a decision, its audit line and its way to Kafka are one
 * transaction.
 */
@NullMarked
package dev.forseti.admin.cases;

import org.jspecify.annotations.NullMarked;
