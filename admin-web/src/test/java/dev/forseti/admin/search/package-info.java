/** Messages found by their words. */
@NullMarked
package dev.forseti.admin.search;

import org.jspecify.annotations.NullMarked;
