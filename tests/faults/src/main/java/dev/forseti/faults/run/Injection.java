package dev.forseti.faults.run;

import dev.forseti.faults.homeserver.Behaviour;
import dev.forseti.faults.plan.Plan;
import java.io.IOException;
import java.util.Objects;

/** Lets the part of the plan suffer what it suffers, and ends it. */
record Injection(Plan plan, Stage stage) {
  void begin() throws IOException, InterruptedException {
    switch (plan.fault()) {
      case PROCESS_KILLED -> stage.forseti.kill();
      case PROCESS_STOPPED -> stage.forseti.stop();
      case POSTGRES_KILLED -> stage.postgres.kill(plan.whole());
      case POSTGRES_STOPPED -> stage.postgres.stop();
      case KAFKA_KILLED -> Objects.requireNonNull(stage.kafka).kill();
      case KAFKA_STOPPED -> Objects.requireNonNull(stage.kafka).stop();
      case TASK_MANAGER_KILLED -> Objects.requireNonNull(stage.flink).taskManager().kill();
      case JOB_MANAGER_KILLED -> Objects.requireNonNull(stage.flink).jobManager().kill();
      case HOMESERVER_AWAY -> stage.homeserver.leave();
      case HOMESERVER_429 -> stage.homeserver.behave(Behaviour.TOO_MANY);
      case HOMESERVER_500 -> stage.homeserver.behave(Behaviour.FAILED);
      case HOMESERVER_HALF -> stage.homeserver.behave(Behaviour.HALF);
      case HOMESERVER_GARBAGE -> stage.homeserver.behave(Behaviour.GARBAGE);
      case HOMESERVER_EMPTY -> stage.homeserver.behave(Behaviour.EMPTY);
      case HOMESERVER_SILENT -> stage.homeserver.behave(Behaviour.SILENT);
      case DISK_FULL -> Objects.requireNonNull(stage.disk).fill();
      case CLOCK_SET -> Objects.requireNonNull(stage.clock).set(plan.clock());
    }
  }

  /** A clock that was set stays so. */
  void end() throws IOException, InterruptedException {
    switch (plan.fault()) {
      case PROCESS_KILLED -> stage.forseti.startAgain();
      case PROCESS_STOPPED -> stage.forseti.goOn();
      case POSTGRES_KILLED, CLOCK_SET -> {}
      case POSTGRES_STOPPED -> stage.postgres.goOn();
      case KAFKA_KILLED -> Objects.requireNonNull(stage.kafka).startAgain();
      case KAFKA_STOPPED -> Objects.requireNonNull(stage.kafka).goOn();
      case TASK_MANAGER_KILLED -> Objects.requireNonNull(stage.flink).taskManager().startAgain();
      case JOB_MANAGER_KILLED -> Objects.requireNonNull(stage.flink).jobManager().startAgain();
      case HOMESERVER_AWAY -> stage.homeserver.comeBack();
      case HOMESERVER_429,
          HOMESERVER_500,
          HOMESERVER_HALF,
          HOMESERVER_GARBAGE,
          HOMESERVER_EMPTY,
          HOMESERVER_SILENT ->
          stage.homeserver.behave(Behaviour.RIGHT);
      case DISK_FULL -> Objects.requireNonNull(stage.disk).free();
    }
  }
}
