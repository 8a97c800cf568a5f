/** Pages and the REST interface: what is asked for, and what is answered. */
@NullMarked
package dev.forseti.admin.web;

import org.jspecify.annotations.NullMarked;
