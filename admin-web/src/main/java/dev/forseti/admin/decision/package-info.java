/**
 * What moderators decide, and its way to Kafka. A decision, its case, the audit and the outbox
 * change in one transaction.
 */
@NullMarked
package dev.forseti.admin.decision;

import org.jspecify.annotations.NullMarked;
