package dev.forseti.standalone.service;

import dev.forseti.admin.DatabaseConfig;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import dev.forseti.runtime.kafka.TopicSetup;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Kafka and PostgreSQL when they run elsewhere: they may start after Forseti, and are waited for as
 * long as it takes, which is reported as a trouble. What waiting does not mend, a wrong password
 * for example, ends the start.
 */
final class ExternalServices {
  private static final Duration ONE_TRY = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /**
   * PostgreSQL's classes and codes of states that pass: no connection, no room for one, starting,
   * ending.
   */
  private static final Set<String> PASSING = Set.of("08", "53", "57");

  private final Troubles troubles;
  private final Runnable goOn;

  /**
   * Waits for services.
   *
   * @param goOn throws when nobody wants to wait any more
   */
  ExternalServices(Troubles troubles, Runnable goOn) {
    this.troubles = troubles;
    this.goOn = goOn;
  }

  /** Returns when Kafka has all topics. */
  void awaitKafka(KafkaConnection kafka) {
    await(
        "kafka",
        "Kafka at " + kafka,
        "Start it, or mend kafka.bootstrap-servers",
        PAUSE,
        () -> kafka(kafka, ONE_TRY));
  }

  /** Returns when PostgreSQL lets us in. */
  void awaitDatabase(DatabaseConfig at) {
    await("database", "PostgreSQL", "Start it, or mend database.url", PAUSE, () -> database(at));
  }

  /**
   * Asks until there is nothing that it does not answer for.
   *
   * @param pause between two questions
   * @param whyNot asks; none when all is well
   */
  void await(
      String part, String what, String advice, Duration pause, Supplier<Optional<String>> whyNot) {
    for (Optional<String> why = whyNot.get(); why.isPresent(); why = whyNot.get()) {
      troubles.report(
          part,
          Effect.STOPPED,
          what + " does not answer and is asked until it does: " + why.get(),
          advice);
      goOn.run();
      LockSupport.parkNanos(pause.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("stopped while waiting for " + what);
      }
    }
    troubles.recovered(part);
  }

  /**
   * Makes the topics; why that was not possible within the time, or none.
   *
   * @throws IllegalStateException when it will not be possible later either
   */
  static Optional<String> kafka(KafkaConnection kafka, Duration within) {
    try {
      TopicSetup.createAll(kafka, within);
      return Optional.empty();
    } catch (KafkaUnavailable away) {
      if (away.isRefusal()) {
        throw new IllegalStateException(
            "Kafka at " + kafka + " refuses us; mend kafka.client-properties: " + away.reason(),
            away);
      }
      return Optional.of(
          away.isTimeout() ? "no answer within " + within.toSeconds() + " s" : away.reason());
    }
  }

  /**
   * Connects to the database; why that was not possible for now, or none.
   *
   * @throws IllegalStateException when it will not be possible later either
   */
  static Optional<String> database(DatabaseConfig at) {
    if (!at.url().startsWith("jdbc:postgresql:")) {
      throw new IllegalStateException(
          "database.url must begin with jdbc:postgresql: as in"
              + " jdbc:postgresql://127.0.0.1:5432/forseti");
    }
    try (Connection connection = DriverManager.getConnection(at.url(), at.user(), at.password())) {
      return connection.isValid(1) ? Optional.empty() : Optional.of("the connection broke");
    } catch (SQLException refused) {
      String state = refused.getSQLState();
      if (state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2))) {
        return Optional.of(firstLine(refused));
      }
      throw new IllegalStateException(
          "database.url %s as %s: %s"
              .formatted(DatabaseConfig.masked(at.url()), at.user(), firstLine(refused)),
          refused);
    }
  }

  private static String firstLine(SQLException failed) {
    String message = failed.getMessage();
    return message == null
        ? failed.getClass().getSimpleName()
        : DatabaseConfig.masked(message.lines().findFirst().orElse(""));
  }
}
