/**
 * What does not work now, and since when. A trouble is said once when it begins and once when it
 * ends, in the log and on every page, however often it is met in between.
 */
@NullMarked
package dev.forseti.admin.health;

import org.jspecify.annotations.NullMarked;
