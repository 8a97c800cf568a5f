package dev.forseti.faults.plan;

/** What one part suffers while all others go on. */
public enum Fault {
  /** The process of Forseti is killed and started again, sometimes twice. */
  PROCESS_KILLED("process", "kill -9"),
  /** It is stopped, and goes on later. */
  PROCESS_STOPPED("process", "stopped"),
  /** The PostgreSQL beside it is killed. */
  POSTGRES_KILLED("PostgreSQL", "kill -9"),
  /** It is stopped, and goes on later. */
  POSTGRES_STOPPED("PostgreSQL", "stopped"),
  /** A Kafka elsewhere is killed and started again. */
  KAFKA_KILLED("Kafka", "kill -9"),
  /** It is stopped, and goes on later. */
  KAFKA_STOPPED("Kafka", "stopped"),
  /** The TaskManager of a Flink elsewhere is killed and another one started. */
  TASK_MANAGER_KILLED("TaskManager", "kill -9"),
  /** The JobManager of a Flink elsewhere is killed, with it the job, and started again. */
  JOB_MANAGER_KILLED("JobManager", "kill -9"),
  /** Nobody listens at the homeserver's port. */
  HOMESERVER_AWAY("homeserver", "away"),
  /** It answers that there are too many requests. */
  HOMESERVER_429("homeserver", "429"),
  /** It answers that it failed, and does nothing. */
  HOMESERVER_500("homeserver", "500"),
  /** It does what it is asked, and breaks off in the middle of its answer. */
  HOMESERVER_HALF("homeserver", "half"),
  /** It does what it is asked, and answers with bytes that mean nothing. */
  HOMESERVER_GARBAGE("homeserver", "garbage"),
  /** It does what it is asked, and answers with an empty object. */
  HOMESERVER_EMPTY("homeserver", "{}"),
  /** It takes requests and answers them when the fault is over. */
  HOMESERVER_SILENT("homeserver", "silent"),
  /** The data folder's disk has no byte left. */
  DISK_FULL("disk", "full"),
  /** The clock of Forseti's machine is set, forward or back, and stays so. */
  CLOCK_SET("clock", "set");

  private final String part;
  private final String what;

  Fault(String part, String what) {
    this.part = part;
    this.what = what;
  }

  /** Who suffers it. */
  public String part() {
    return part;
  }

  /** What it is, in a word or two. */
  public String what() {
    return what;
  }

  /** Whether Forseti uses a Kafka elsewhere in the run. */
  public boolean needsKafka() {
    return this == KAFKA_KILLED || this == KAFKA_STOPPED || needsFlink();
  }

  /** Whether Forseti uses a Flink elsewhere in the run. */
  public boolean needsFlink() {
    return this == TASK_MANAGER_KILLED || this == JOB_MANAGER_KILLED;
  }

  /** Whether the part is away from the beginning of the fault until it is started again. */
  public boolean isKill() {
    return what.equals("kill -9");
  }
}
