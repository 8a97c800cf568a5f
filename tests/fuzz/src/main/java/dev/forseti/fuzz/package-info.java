/**
 * What strangers can send, as targets for a fuzzer: each takes any bytes, and fails only when they
 * do what must never be. The fuzzer calls {@link dev.forseti.fuzz.FuzzEntry}.
 */
@NullMarked
package dev.forseti.fuzz;

import org.jspecify.annotations.NullMarked;
