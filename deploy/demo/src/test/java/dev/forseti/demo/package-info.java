/** Tests of the demo. */
@NullMarked
package dev.forseti.demo;

import org.jspecify.annotations.NullMarked;
