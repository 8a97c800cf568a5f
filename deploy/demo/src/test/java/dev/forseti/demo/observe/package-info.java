/** Tests of what the package beside it holds. */
@NullMarked
package dev.forseti.demo.observe;

import org.jspecify.annotations.NullMarked;
