/** Tests of the package of this name. */
@NullMarked
package dev.forseti.runtime.http;

import org.jspecify.annotations.NullMarked;
