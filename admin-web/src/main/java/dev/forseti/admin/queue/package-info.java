/** The queue: what waits for a decision, and whether moderators keep up. */
@NullMarked
package dev.forseti.admin.queue;

import org.jspecify.annotations.NullMarked;
