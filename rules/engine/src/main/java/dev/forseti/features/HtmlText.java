package dev.forseti.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a client shows of the HTML of a message. One pass over the text, linear in its length: what
 * is not closed is not searched for again.
 *
 * @param text the words as they are shown, with the descriptions of pictures, without the quote
 *     that a reply begins with
 * @param linked the same with the target of each link instead of the words it stands behind
 * @param anchors the links in order, at most {@value #MOST_ANCHORS}
 */
record HtmlText(String text, String linked, List<Anchor> anchors) {
  private static final int MOST_ANCHORS = 256;

  /** Clients drop these with all that is in them. */
  private static final Set<String> DROPPED =
      Set.of("script", "style", "textarea", "option", "noscript");

  private static final String QUOTE_OF_REPLY = "mx-reply";
  private static final Set<String> BLOCKS =
      Set.of(
          "p div li ul ol h1 h2 h3 h4 h5 h6 blockquote pre table tr hr details summary".split(" "));

  /**
   * A link.
   *
   * @param target where it leads
   * @param words the words that are shown for it
   */
  record Anchor(String target, String words) {}

  HtmlText {
    anchors = List.copyOf(anchors);
  }

  /**
   * Reads it; of a reply, clients hide the quote, but not one that nothing ends.
   *
   * @param reply whether the message answers an event
   */
  static HtmlText of(String html, boolean reply) {
    Reader reader = new Reader(html, reply);
    if (!reader.read()) {
      reader = new Reader(html, false);
      reader.read();
    }
    return new HtmlText(reader.text.toString(), reader.linked.toString(), reader.anchors);
  }

  private static final class Reader {
    private final HtmlSource html;
    private final boolean reply;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder linked = new StringBuilder();
    private final List<Anchor> anchors = new ArrayList<>();
    private String target = "";
    private int wordsFrom;
    private String dropping = "";
    private int depth;
    private int preformatted;

    Reader(String html, boolean reply) {
      this.html = new HtmlSource(html);
      this.reply = reply;
    }

    /** Whether the quote of a reply, if there was one, had an end. */
    boolean read() {
      while (html.more()) {
        HtmlSource.Tag tag = html.tag();
        if (tag != null) {
          take(tag);
        } else {
          int c = html.character();
          if (dropping.isEmpty()) {
            show(c);
          }
        }
      }
      endLink();
      return !dropping.equals(QUOTE_OF_REPLY);
    }

    private void take(HtmlSource.Tag tag) {
      String name = tag.name();
      if (!dropping.isEmpty()) {
        depth += name.equals(dropping) ? (tag.closes() ? -1 : 1) : 0;
        dropping = depth == 0 ? "" : dropping;
      } else if (!tag.closes() && isDropped(name)) {
        dropping = name;
        depth = 1;
      } else if (name.equals("a")) {
        endLink();
        startLink(tag.attribute("href"));
      } else if (name.equals("img")) {
        String alt = tag.attribute("alt");
        (alt.isEmpty() ? tag.attribute("title") : alt).codePoints().forEach(this::show);
      } else if (name.equals("br")) {
        add("\n");
      } else if (BLOCKS.contains(name)) {
        preformatted += name.equals("pre") ? (tag.closes() ? -1 : 1) : 0;
        breakLine();
      } else if (name.equals("td") || name.equals("th")) {
        add(" ");
      }
    }

    private boolean isDropped(String name) {
      return DROPPED.contains(name) || (reply && name.equals(QUOTE_OF_REPLY));
    }

    /** A client makes a link only of what leads somewhere. */
    private void startLink(String href) {
      String known = href.strip().toLowerCase(Locale.ROOT);
      if (known.contains("://") || known.startsWith("matrix:")) {
        target = href.strip();
        wordsFrom = text.length();
        linked.append(' ').append(target).append(' ');
      }
    }

    private void endLink() {
      if (!target.isEmpty() && anchors.size() < MOST_ANCHORS) {
        anchors.add(new Anchor(target, text.substring(Math.min(wordsFrom, text.length()))));
      }
      target = "";
    }

    private void show(int c) {
      boolean space = Character.isWhitespace(c) && preformatted <= 0;
      boolean again =
          space && (text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1)));
      if (!again) {
        add(space ? " " : Character.toString(c));
      }
    }

    private void breakLine() {
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        add("\n");
      }
    }

    private void add(String more) {
      text.append(more);
      if (target.isEmpty()) {
        linked.append(more);
      }
    }
  }
}
