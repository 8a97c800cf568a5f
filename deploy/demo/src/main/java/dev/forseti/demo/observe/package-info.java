/**
 * What can be seen of a running Forseti from outside: the policy room as a member sees it, the
 * console over its API, topics, memory. Nothing here looks inside a part.
 */
@NullMarked
package dev.forseti.demo.observe;

import org.jspecify.annotations.NullMarked;
