/** The REST interface over HTTP. */
@NullMarked
package dev.forseti.admin.api;

import org.jspecify.annotations.NullMarked;
