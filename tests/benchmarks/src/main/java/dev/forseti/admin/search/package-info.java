/** How fast the console's index of messages is, measured in the package that it is private to. */
@NullMarked
package dev.forseti.admin.search;

import org.jspecify.annotations.NullMarked;
