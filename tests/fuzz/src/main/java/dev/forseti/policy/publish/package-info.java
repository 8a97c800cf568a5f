/** What only its package may call, for the fuzzer. */
@NullMarked
package dev.forseti.policy.publish;

import org.jspecify.annotations.NullMarked;
