/**
 * What every page shares: how values are formatted, harmless text, the head of a page, live
 * updates.
 */
@NullMarked
package dev.forseti.admin.view;

import org.jspecify.annotations.NullMarked;
