@NullMarked
package dev.forseti.admin.subject;

import org.jspecify.annotations.NullMarked;
