/** What the launcher says and how it ends. */
@NullMarked
package dev.forseti.standalone;

import org.jspecify.annotations.NullMarked;
