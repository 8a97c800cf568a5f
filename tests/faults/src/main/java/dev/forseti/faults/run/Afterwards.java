package dev.forseti.faults.run;

import dev.forseti.faults.verdict.Expected;
import dev.forseti.faults.verdict.Found;
import dev.forseti.model.EventId;
import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.service.RunningKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what is there when a fault is over. */
record Afterwards(Stage stage, Expected expected) {
  private static final long LONGEST_NANOS = 20_000_000_000L;
  private static final long PAUSE_MILLIS = 200;

  /** What the homeserver's rooms hold; all else as if it were as it must be. */
  Found inRooms() {
    Map<EventId, Integer> log = new HashMap<>();
    expected.events().forEach(id -> log.put(id, 1));
    return found(log, expected.events(), expected.decisions(), expected.decisions(), Duration.ZERO);
  }

  /** All of it. What the console stores follows what the log holds: it has some time for that. */
  Found count(@Nullable Duration recovery) throws IOException, InterruptedException {
    KafkaConnection kafka = kafka();
    try {
      Set<EventId> events = Counted.eventsOfConsole(stage.postgres);
      Set<String> taken = Counted.decisions(kafka);
      long begin = System.nanoTime();
      while (!(events.containsAll(expected.events()) && taken.containsAll(expected.decisions()))
          && System.nanoTime() - begin < LONGEST_NANOS) {
        Thread.sleep(PAUSE_MILLIS);
        events = Counted.eventsOfConsole(stage.postgres);
        taken = Counted.decisions(kafka);
      }
      return found(
          Counted.events(kafka),
          events,
          taken,
          Counted.decisionsOfConsole(stage.postgres),
          recovery);
    } catch (SQLException away) {
      throw new IOException("the database could not be asked", away);
    }
  }

  private Found found(
      Map<EventId, Integer> log,
      Set<EventId> console,
      Set<String> decisionsInTopic,
      Set<String> decisionsInConsole,
      @Nullable Duration recovery) {
    return new Found(
        log,
        console,
        decisionsInTopic,
        decisionsInConsole,
        stage.homeserver.listed(),
        stage.homeserver.bans(),
        stage.homeserver.timesWritten(),
        recovery);
  }

  private KafkaConnection kafka() throws IOException {
    Path file = stage.folder.resolve("forseti.yaml");
    try {
      return RunningKafka.find(ForsetiConfig.read(Files.readString(file), file.toString()));
    } catch (ConfigProblems wrong) {
      throw new IOException("the configuration: " + wrong.problems(), wrong);
    }
  }
}
