/** What only its package may call, for the fuzzer. */
@NullMarked
package dev.forseti.features;

import org.jspecify.annotations.NullMarked;
