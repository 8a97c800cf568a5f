/** What came of measures, over time. */
@NullMarked
package dev.forseti.admin.list;

import org.jspecify.annotations.NullMarked;
