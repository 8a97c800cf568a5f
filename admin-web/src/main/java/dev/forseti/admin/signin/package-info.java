/** Who gets in, how often they may try, and what the browser is told to refuse. */
@NullMarked
package dev.forseti.admin.signin;

import org.jspecify.annotations.NullMarked;
