package dev.forseti.rules.compile;

import dev.forseti.features.VariablePage;
import dev.forseti.rules.code.EventList;
import dev.forseti.rules.code.LookupList;
import dev.forseti.rules.counter.Counter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What conditions may read, as a page for the documentation. */
public final class LanguagePage {
  private LanguagePage() {}

  /** Variables, counters, keys and lists, as Markdown. */
  public static String markdown() {
    return """
    # What conditions may read

    How packs are written: [PACKS.md](PACKS.md). This page is generated from the code and checked by
    `LanguagePageTest`: do not change it by hand, [regenerate it](engine/README.md).

    ## Variables
    Reading one costs about a nanosecond, a literal in a text 20, a list 100, an expression 400.

    """
        + VariablePage.markdown()
        + """

        ## Counters
        `within:` is 10s to 30d, kept in 16 buckets: the value is off by one bucket at most. A key that
        the event does not show makes the counter unknown. Feeding one costs 20 to 100 nanoseconds.

        A counter kept by `sender` or `room` counts events of any room. All others count in protected
        rooms only, but can be read for an event of any room: a text, a link or a name is anybody's, and
        what strangers do in a room of their own must make nobody guilty.

        | form | value |
        |---|---|
        """
        + Arrays.stream(Counter.Kind.values())
            .map(kind -> "| `" + kind.form() + "` | " + kind.about() + " |\n")
            .collect(Collectors.joining())
        + "\nKeys for `by:`: "
        + String.join(", ", CounterKeys.KEYS.keySet())
        + ".\n\n## Lists of an event\n"
        + Arrays.stream(EventList.values())
            .map(one -> "`" + one.label() + "`, each with " + String.join(", ", one.fields()))
            .collect(Collectors.joining("; "))
        + ": asked by `exists`, `all` and `size`.\n\n## Matches of `lists:`\n"
        + Arrays.stream(LookupList.Match.values())
            .map(match -> "`" + match.label() + "` (at most " + match.most() + " entries)")
            .collect(Collectors.joining(", "))
        + ".\n";
  }
}
