package dev.forseti.runtime.health;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where an exception came from, for the log. Its words are left out, as a database quotes the row
 * that it refuses and a parser the text that it reads; those of the Java machine name classes only.
 */
public final class ThrownTrace {
  private static final int MOST_CAUSES = 5;
  private static final int MOST_FRAMES = 40;

  private ThrownTrace() {}

  /** Its kinds and frames, and those of its causes. */
  public static String of(Throwable thrown) {
    var text = new StringBuilder();
    Throwable each = thrown;
    for (int i = 0; i < MOST_CAUSES && each != null; i++, each = each.getCause()) {
      text.append(i == 0 ? "" : "\ncaused by ").append(named(each));
      text.append(
          Arrays.stream(each.getStackTrace())
              .limit(MOST_FRAMES)
              .map(frame -> "\n\tat " + frame)
              .collect(Collectors.joining()));
    }
    return text.toString();
  }

  private static String named(Throwable thrown) {
    String type = thrown.getClass().getName();
    return thrown instanceof LinkageError || thrown instanceof VirtualMachineError
        ? type + ": " + thrown.getMessage()
        : type;
  }
}
