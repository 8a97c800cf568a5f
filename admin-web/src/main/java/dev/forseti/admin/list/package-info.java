/** Our policy lists: the entries, who follows them, and what came of each measure. */
@NullMarked
package dev.forseti.admin.list;

import org.jspecify.annotations.NullMarked;
