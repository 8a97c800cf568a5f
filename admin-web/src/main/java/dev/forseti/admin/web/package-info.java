/** Pages, the REST interface and who may see them. */
@NullMarked
package dev.forseti.admin.web;

import org.jspecify.annotations.NullMarked;
