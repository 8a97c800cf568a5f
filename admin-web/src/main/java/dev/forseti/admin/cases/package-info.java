/** Cases: one open case per subject. Verdicts and outcomes open them; decisions close them. */
@NullMarked
package dev.forseti.admin.cases;

import org.jspecify.annotations.NullMarked;
