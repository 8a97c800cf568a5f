/** What is wanted and how it is written. */
@NullMarked
package dev.forseti.policy.publish;

import org.jspecify.annotations.NullMarked;
