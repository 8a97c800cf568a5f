/** Tests of what pages say is in force, from records as they come from the topics. */
@NullMarked
package dev.forseti.admin.effect;

import org.jspecify.annotations.NullMarked;
