/** How decisions leave the console. Nothing that one round throws keeps the next from sending. */
@NullMarked
package dev.forseti.admin.decision;

import org.jspecify.annotations.NullMarked;
