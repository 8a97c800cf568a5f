/** What is wanted and how it is written. */
@NullMarked
package dev.forseti.policy.lists;

import org.jspecify.annotations.NullMarked;
