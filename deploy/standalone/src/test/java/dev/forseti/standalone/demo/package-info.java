/** Tests of the demo. */
@NullMarked
package dev.forseti.standalone.demo;

import org.jspecify.annotations.NullMarked;
