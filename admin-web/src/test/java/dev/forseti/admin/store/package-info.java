/** Tests of what every table shares. */
@NullMarked
package dev.forseti.admin.store;

import org.jspecify.annotations.NullMarked;
