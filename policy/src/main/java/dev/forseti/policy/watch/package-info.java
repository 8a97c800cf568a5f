/**
 * Lists of others: reads their rooms, keeps what stands in them in the topic of lists, and says
 * what they say of a user. What would do harm here is set aside and told.
 */
@NullMarked
package dev.forseti.policy.watch;

import org.jspecify.annotations.NullMarked;
