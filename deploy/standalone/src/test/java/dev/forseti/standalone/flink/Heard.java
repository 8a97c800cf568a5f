package dev.forseti.standalone.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The lines that a Forseti tells the one who waits. */
final class Heard implements Consumer<String> {
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<String> coming = new LinkedBlockingQueue<>();
  private final List<String> lines = new ArrayList<>();

  @Override
  public void accept(String line) {
    coming.add(line);
  }

  /** Waits for a line that begins so, behind all those waited for before. */
  void await(String begin) throws InterruptedException {
    String line = "";
    while (!line.startsWith(begin)) {
      line = coming.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(line).as("a line '%s…' after %s", begin, lines).isNotNull();
      lines.add(line);
    }
  }

  /** All lines so far that begin so. */
  List<String> lines(String begin) {
    coming.drainTo(lines);
    return lines.stream().filter(line -> line.startsWith(begin)).toList();
  }
}
