/**
 * The REST interface for programs: the same queries and decisions as the pages, as JSON. What is
 * wrong with a request is answered as problem details (RFC 9457).
 */
@NullMarked
package dev.forseti.admin.api;

import org.jspecify.annotations.NullMarked;
