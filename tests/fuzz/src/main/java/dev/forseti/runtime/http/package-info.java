/** What only its package may call, for the fuzzer. */
@NullMarked
package dev.forseti.runtime.http;

import org.jspecify.annotations.NullMarked;
