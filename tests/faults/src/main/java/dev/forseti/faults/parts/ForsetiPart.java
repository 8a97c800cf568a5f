package dev.forseti.faults.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./forseti up}, which is started again when it ends by itself, as a service manager does.
 */
public final class ForsetiPart extends JavaPart {
  private static final long STOP_SECONDS = 45;
  private static final long DUMP_SECONDS = 2;
  private static final long PAUSE_NANOS = 1_000_000_000L;

  private volatile boolean isDown;
  private int ownEnds;
  private long endedAt;

  private ForsetiPart(List<String> command, Map<String, String> environment, Path output)
      throws IOException {
    super(command, environment, output);
  }

  /**
   * Starts it.
   *
   * @param home where the project lies
   * @param folder for its output and its log
   */
  public static ForsetiPart start(
      Path home, Path config, Path folder, Map<String, String> environment) throws IOException {
    var all = new HashMap<>(environment);
    all.put("FORSETI_LOG", folder.resolve("forseti.log").toString());
    return new ForsetiPart(
        List.of(home.resolve("forseti").toString(), "up", "--config", config.toString()),
        all,
        folder.resolve("forseti.out"));
  }

  /** How often it ended by itself. */
  public int ownEnds() {
    return ownEnds;
  }

  @Override
  public void kill() throws InterruptedException {
    isDown = true;
    super.kill();
  }

  @Override
  public void startAgain() throws IOException {
    super.startAgain();
    isDown = false;
  }

  /** Starts it again if it has ended by itself, a second afterwards. */
  public void keepAlive() throws IOException {
    if (isDown || isAlive()) {
      endedAt = 0;
    } else if (endedAt == 0) {
      endedAt = System.nanoTime();
      ownEnds++;
    } else if (System.nanoTime() - endedAt > PAUSE_NANOS) {
      super.startAgain();
    }
  }

  /**
   * As by Ctrl-C; whether it ended in time. When it did not, its output says what each thread waits
   * for.
   */
  public boolean end() throws IOException, InterruptedException {
    isDown = true;
    process().destroy();
    boolean ended = process().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      Signal.QUIT.to(List.of(process().toHandle()));
      process().waitFor(DUMP_SECONDS, TimeUnit.SECONDS);
    }
    return ended;
  }

  @Override
  public void close() {
    isDown = true;
    super.close();
  }
}
