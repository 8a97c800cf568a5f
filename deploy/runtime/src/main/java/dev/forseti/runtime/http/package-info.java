/**
 * JSON over HTTP, both ways: one client, whose answers are values with limits on time, size and
 * depth, and one listener for what homeservers call, which looks at who calls before it reads a
 * byte of the body.
 */
@NullMarked
package dev.forseti.runtime.http;

import org.jspecify.annotations.NullMarked;
