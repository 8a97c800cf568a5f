package dev.forseti.admin.decision;

import dev.forseti.admin.cases.CaseRow;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many members of a group a moderator has seen. */
final class SeenMembers {
  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

  private SeenMembers() {}

  /**
   * Whether the group is about as large as the page said: in a flood some come between reading and
   * sending, so up to a tenth more are let pass.
   *
   * @param seen the number on the page; null when nobody asks for it
   */
  static boolean covers(CaseRow group, @Nullable String seen) {
    if (seen == null) {
      return true;
    }
    if (!COUNT.matcher(seen).matches()) {
      return false;
    }
    int count = Integer.parseInt(seen);
    return group.members() <= count + count / 10;
  }
}
