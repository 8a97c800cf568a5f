package dev.forseti.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.EntityPattern;

/** Matches a glob against an id, and by a table of all prefixes, which must say the same. */
final class Glob {
  private static final int LONGEST = 256;

  private Glob() {}

  static void run(byte[] input) {
    String text = new String(input, UTF_8);
    int end = text.indexOf('\n');
    if (end < 0 || text.length() > LONGEST) {
      return;
    }
    String glob = text.substring(0, end);
    String id = text.substring(end + 1);
    boolean found = new EntityPattern(glob).matches(id);
    if (isPlain(glob) && isPlain(id)) { // beyond ASCII case has its own rules
      ScoredEvent.require(found == byTable(glob, id), "a glob matches otherwise");
    }
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean byTable(String glob, String id) {
    boolean[] before = new boolean[id.length() + 1];
    before[0] = true;
    for (int g = 0; g < glob.length(); g++) {
      char sign = Character.toLowerCase(glob.charAt(g));
      boolean[] now = new boolean[id.length() + 1];
      now[0] = sign == '*' && before[0];
      for (int i = 1; i <= id.length(); i++) {
        now[i] =
            sign == '*'
                ? before[i] || now[i - 1]
                : before[i - 1] && (sign == '?' || sign == Character.toLowerCase(id.charAt(i - 1)));
      }
      before = now;
    }
    return before[id.length()];
  }
}
