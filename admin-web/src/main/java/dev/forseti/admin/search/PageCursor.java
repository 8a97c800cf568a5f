package dev.forseti.admin.search;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.search.FieldDoc;
import org.jspecify.annotations.Nullable;

/** Where a page of results ended, as it stands in the address of the next one. */
final class PageCursor {
  private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,18})_(-?\\d{1,19})");

  private PageCursor() {}

  /** The place in an address; empty for none. */
  static String written(@Nullable FieldDoc last) {
    return last == null ? "" : last.fields[0] + "_" + last.fields[1];
  }

  /** The place that an address says; none when it says nothing of the kind. */
  static Optional<FieldDoc> read(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      Object[] fields = {Long.valueOf(parts.group(1)), Long.valueOf(parts.group(2))};
      return Optional.of(new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }
}
