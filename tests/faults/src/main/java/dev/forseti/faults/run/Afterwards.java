package dev.forseti.faults.run;

import dev.forseti.faults.plan.Cast;
import dev.forseti.faults.plan.Plan;
import dev.forseti.faults.verdict.Expected;
import dev.forseti.faults.verdict.Found;
import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.UserId;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be there when a fault is over, and what is. */
record Afterwards(Plan plan, Stage stage, Moderator moderator) {
  static final Duration RECOVERED_WITHIN = Duration.ofSeconds(30);
  private static final long LONGEST_NANOS = 20_000_000_000L;
  private static final long KAFKA_NANOS = 60_000_000_000L;
  private static final long PAUSE_MILLIS = 200;

  /** What must be there by what was answered so far. */
  Expected expected() {
    Set<UserId> cleared = moderator.about(Decision.Kind.CLEAR, Console.Reply.Taken.class);
    Set<UserId> unsure = moderator.about(Decision.Kind.CLEAR, Console.Reply.Unknown.class);
    Set<UserId> anew = moderator.about(Decision.Kind.LIST, Console.Reply.Taken.class);
    anew.addAll(moderator.about(Decision.Kind.LIST, Console.Reply.Unknown.class));
    Set<UserId> listed = new HashSet<>(plan.attackers());
    listed.removeAll(cleared);
    listed.removeAll(unsure);
    return new Expected(
        stage.sender.taken(),
        moderator.decisions(),
        listed,
        cleared,
        unsure,
        anew,
        Cast.ROOMS.size(),
        RECOVERED_WITHIN);
  }

  /** What the homeserver's rooms hold; all else as if it were as it must be. */
  Found inRooms() {
    Expected expected = expected();
    Map<EventId, Integer> log = new HashMap<>();
    expected.events().forEach(id -> log.put(id, 1));
    return found(log, expected.events(), expected.decisions(), expected.decisions(), Duration.ZERO);
  }

  /** All of it. What the console stores follows what the log holds: it has some time for that. */
  Found count(@Nullable Duration recovery) throws IOException, InterruptedException {
    Expected expected = expected();
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

  /** What was found, in numbers. */
  RunResult.Figures figures(Found found, double load) {
    Set<EventId> sent = stage.sender.taken();
    Set<String> others = new HashSet<>(found.listed());
    others.addAll(found.bans().keySet());
    plan.attackers().forEach(each -> others.remove(each.value()));
    return new RunResult.Figures(
        found.recovery(),
        sent.size(),
        (int) sent.stream().filter(id -> found.log().getOrDefault(id, 0) == 1).count(),
        moderator.decisions().size(),
        moderator.notTaken(),
        found.listed().size(),
        others.size(),
        stage.sender.repeated(),
        stage.homeserver.badAnswers(),
        stage.forseti.ownEnds(),
        load);
  }

  /** Its address is another one after each start of Forseti. */
  private KafkaConnection kafka() throws IOException, InterruptedException {
    Path file = stage.folder.resolve("forseti.yaml");
    long begin = System.nanoTime();
    while (true) {
      try {
        return RunningKafka.find(ForsetiConfig.read(Files.readString(file), file.toString()));
      } catch (ConfigProblems wrong) {
        throw new IOException("the configuration: " + wrong.problems(), wrong);
      } catch (IOException notNow) {
        if (System.nanoTime() - begin > KAFKA_NANOS) {
          throw notNow;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
