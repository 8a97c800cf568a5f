/** What packs may say, how mistakes are shown, and what the library's packs find. */
@NullMarked
package dev.forseti.rules;

import org.jspecify.annotations.NullMarked;
