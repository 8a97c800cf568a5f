/** Tests of what the package beside it holds. */
@NullMarked
package dev.forseti.demo.script;

import org.jspecify.annotations.NullMarked;
