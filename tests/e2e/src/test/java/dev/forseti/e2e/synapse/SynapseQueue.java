package dev.forseti.e2e.synapse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.demo.synapse.SynapseInstall.Installed;
import dev.forseti.model.EventId;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What Synapse has written down to be sent to application services. An event that it has answered
 * for is first kept in its memory alone: stopped within these milliseconds, Synapse never sends it.
 */
final class SynapseQueue {
  private static final String LOOK =
      """
      import sqlite3, sys, time
      database = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
      look = "select count(*) from application_services_txns where event_ids like ?"
      end = time.monotonic() + 30
      while database.execute(look, ("%" + sys.argv[2] + "%",)).fetchone()[0] == 0:
          if time.monotonic() > end:
              sys.exit("not written down within 30 s")
      """;

  private SynapseQueue() {}

  /** Waits until the event is written down; nobody may take it from there meanwhile. */
  static void await(Installed synapse, Path data, EventId event)
      throws IOException, InterruptedException {
    Path database = data.resolve("homeserver.db");
    Process process =
        new ProcessBuilder(
                synapse.python().toString(), "-c", LOOK, database.toString(), event.value())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(event + ": " + said);
    }
  }
}
