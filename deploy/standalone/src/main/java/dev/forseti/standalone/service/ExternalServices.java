package dev.forseti.standalone.service;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.standalone.config.ForsetiConfig.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Kafka and PostgreSQL when they run elsewhere: they may start after Forseti, and are waited for as
 * long as it takes. What waiting does not mend, a wrong password for example, ends the start.
 */
final class ExternalServices {
  /**
   * PostgreSQL's classes and codes of states that pass: no connection, no room for one, starting,
   * ending.
   */
  private static final Set<String> PASSING = Set.of("08", "53", "57");

  private ExternalServices() {}

  /**
   * Asks until there is nothing that it does not answer for; says each reason once, and once that
   * it answers.
   *
   * @param whyNot asks; none when all is well
   * @param pause between two questions
   */
  static void await(
      String what, Supplier<Optional<String>> whyNot, Duration pause, Consumer<String> progress) {
    Set<String> told = new HashSet<>();
    for (Optional<String> why = whyNot.get(); why.isPresent(); why = whyNot.get()) {
      if (told.add(why.get())) {
        progress.accept(what + " does not answer and is asked until it does: " + why.get());
      }
      LockSupport.parkNanos(pause.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("stopped while waiting for " + what);
      }
    }
    if (!told.isEmpty()) {
      progress.accept(what + " answers");
    }
  }

  /** Makes the topics; why that was not possible within the time, or none. */
  static Optional<String> kafka(KafkaConnection kafka, Duration within) {
    try {
      TopicSetup.createAll(kafka, within);
      return Optional.empty();
    } catch (KafkaUnavailable away) {
      Throwable cause = away.getCause() == null ? away : away.getCause();
      boolean isSilent = cause.toString().contains("Timeout"); // in several words, always this
      return Optional.of(
          isSilent ? "no answer within " + within.toSeconds() + " s" : firstLine(cause));
    }
  }

  /**
   * Connects to the database; why that was not possible for now, or none.
   *
   * @throws IllegalStateException when it will not be possible later either
   */
  static Optional<String> database(Database at) {
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
          "database.url "
              + Database.masked(at.url())
              + " as "
              + at.user()
              + ": "
              + firstLine(refused),
          refused);
    }
  }

  private static String firstLine(Throwable failed) {
    String message = failed.getMessage();
    return message == null
        ? failed.getClass().getSimpleName()
        : Database.masked(message.lines().findFirst().orElse(""));
  }
}
