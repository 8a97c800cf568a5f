/** An event as members of its room saw it, for a person who judges it. */
@NullMarked
package dev.forseti.admin.message;

import org.jspecify.annotations.NullMarked;
