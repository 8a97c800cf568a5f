/** How values and text are shown. */
@NullMarked
package dev.forseti.admin.view;

import org.jspecify.annotations.NullMarked;
