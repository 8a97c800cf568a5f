package dev.forseti.admin.view;

import dev.forseti.model.Harm;
import dev.forseti.model.HarmNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How things read on a page; templates call it {@code @format}. */
@Component("format")
public class ViewFormat {
  private static final int MAX_TEXT = 4_000;

  /** The most characters of a message on a page. */
  public static final int MAX_MESSAGE = 1_200;

  private static final int MAX_EVENT = 65_536;
  private static final int MAX_NAME = 60;
  private static final int MAX_LINE = 300;
  private static final Pattern DECISION_OF = Pattern.compile("(/cases/\\d{1,18})/decisions");

  /** The harms that a moderator may name, by id. */
  public Map<String, String> harms() {
    return HarmNames.byId();
  }

  /** A sender's text, harmless, cut after 4,000 characters. */
  public String text(Object any) {
    return HarmlessText.of(any.toString(), MAX_TEXT);
  }

  /** The lines of a text of ours that quotes others, each harmless and cut; 60 at most. */
  public List<String> lines(Object any) {
    return any.toString().lines().limit(60).map(line -> HarmlessText.of(line, MAX_LINE)).toList();
  }

  /** A name or id, harmless, cut after 60 characters. */
  public String name(Object any) {
    return HarmlessText.of(any.toString(), MAX_NAME);
  }

  /** What the members of a campaign have in common, by its id. */
  public String campaign(Object id) {
    return CampaignWords.of(id.toString());
  }

  /** A text for a row of a list, harmless, cut after that many characters. */
  public String cut(Object any, int most) {
    return HarmlessText.of(any.toString(), most);
  }

  /** A message in pieces, harmless, cut after 1,200 characters, parted where the words are. */
  public List<TextSegment> pieces(Object any, @Nullable Map<String, Set<Integer>> words) {
    return TextSegment.of(cut(any, MAX_MESSAGE), words == null ? Map.of() : words);
  }

  /** The same as one text. */
  public String shown(Object any) {
    return cut(any, MAX_MESSAGE);
  }

  /** All of a text of an event, harmless: no event is longer. */
  public String whole(Object any) {
    return HarmlessText.of(any.toString(), MAX_EVENT);
  }

  /** A harm's short name. */
  public String harm(Object id) {
    String known = id instanceof Harm harm ? harm.id() : id.toString();
    return HarmNames.word(known).orElseGet(() -> HarmlessText.of(known, 40));
  }

  /** The shape of a standing or decision, so that it is seen without colour. */
  public String shape(Object standing) {
    return switch (standing.toString()) {
      case "WATCH" -> "○";
      case "REVIEW" -> "◆";
      case "ACT", "LIST" -> "⬣";
      case "UNDO" -> "↺";
      default -> "✓";
    };
  }

  /** A word of the model as a moderator reads it. */
  public String word(Object word) {
    return word.toString().equals("NONE")
        ? "eased"
        : word.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Nats with their sign, for example {@code +4.2}. */
  public String nats(double nats) {
    return Odds.nats(nats);
  }

  /** Log-odds as a probability, for example {@code 99.4 %}; never a whole 0 or 100. */
  public String percent(double logOdds) {
    return Odds.percent(logOdds);
  }

  /** A count with thousands parted, and its noun in the right number. */
  public String count(long n, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
  }

  /** A count that stopped at a limit says so, for example {@code 1,000+ messages}. */
  public String most(long n, long limit, String noun) {
    return most(n, limit) + " " + noun + (n == 1 ? "" : "s");
  }

  /** The same without a noun. */
  public String most(long n, long limit) {
    return String.format(Locale.ROOT, n >= limit ? "%,d+" : "%,d", n);
  }

  /** For how many days something holds, in short; 0 is without an end. */
  public String days(int days) {
    return days == 0 ? "no end" : days == 365 ? "1 y" : days + " d";
  }

  /** How long between two moments, in its greatest unit. */
  public String age(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.toMinutes() < 1) {
      return "now";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 1 ? age.toHours() + " h" : age.toDays() + " d";
  }

  /** Date and time to the minute, in UTC. */
  public String time(Instant at) {
    return at.toString().substring(0, 16).replace('T', ' ');
  }

  /** The time of day to the minute, in UTC. */
  public String clock(Instant at) {
    return at.toString().substring(11, 16);
  }

  /** The page that a form stands on, by the address that it is sent to. */
  public String pageOf(@Nullable Object sentTo) {
    Matcher form = DECISION_OF.matcher(String.valueOf(sentTo));
    return form.matches() ? form.group(1) : "/queue";
  }

  /** Two letters for a round picture: the first ones of the name that are letters or digits. */
  public String initials(String name) {
    int[] letters = name.codePoints().filter(Character::isLetterOrDigit).limit(2).toArray();
    return letters.length == 0
        ? "?"
        : new String(letters, 0, letters.length).toUpperCase(Locale.ROOT);
  }
}
