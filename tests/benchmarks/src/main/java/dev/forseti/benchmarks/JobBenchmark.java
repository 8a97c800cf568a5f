package dev.forseti.benchmarks;

import dev.forseti.model.RulePack;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringJob;
import dev.forseti.standalone.embedded.EmbeddedBroker;
import dev.forseti.standalone.embedded.RecordsOnDisk;
import dev.forseti.standalone.service.RulePacks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole scoring job beside the bare one, on one broker and one topic in this process, turn by
 * turn: {@code JobBenchmark EVENTS RUNS FOLDER [PACKS]}, with the packs that come along or those of
 * a folder. Both keep state in RocksDB and take checkpoints; each reads to the topic's end, and
 * what it takes on an empty topic is not counted. Prints one JSON object per measurement.
 */
final class JobBenchmark {
  private static final Duration CHECKPOINTS = Duration.ofSeconds(2);
  private static final Duration START = Duration.ofSeconds(30);

  private final String kafka;
  private final Path folder;
  private final int events;
  private final List<RulePack> packs;
  private long bareIdle;
  private long wholeIdle;

  private JobBenchmark(String kafka, Path folder, int events, List<RulePack> packs) {
    this.kafka = kafka;
    this.folder = folder;
    this.events = events;
    this.packs = packs;
  }

  public static void main(String[] arguments) throws Exception {
    int events = Integer.parseInt(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    Path folder = Path.of(arguments[2]).toAbsolutePath();
    List<RulePack> packs = RulePacks.of(arguments.length > 3 ? arguments[3] : "");
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(Files.createDirectories(folder).resolve("kafka"))) {
      KafkaConnection kafka = KafkaConnection.plain(broker.address());
      TopicSetup.createAll(kafka, START);
      RecordsOnDisk.letSomeWait(kafka, START); // as the service does
      var benchmark = new JobBenchmark(broker.address(), folder, events, packs);
      benchmark.warmUp();
      for (int run = 1; run <= runs; run++) {
        benchmark.run("bare", run);
        benchmark.run("whole", run);
      }
    }
    System.exit(0); // Flink's threads do not end by themselves
  }

  /** Fills the topic, and measures what starting and ending costs when there is nothing to do. */
  private void warmUp() throws Exception {
    runtime("bare", -1);
    runtime("whole", -1);
    bareIdle = runtime("bare", 0);
    wholeIdle = runtime("whole", 0);
    EventTopic.write(kafka, MadeEvents.of(events));
    runtime("whole", 99);
  }

  private void run(String job, int run) throws Exception {
    long cpuBefore = cpuNanos();
    long took = runtime(job, run);
    double cpu = (cpuNanos() - cpuBefore) / 1e9;
    double seconds = (took - (job.equals("bare") ? bareIdle : wholeIdle)) / 1e3;
    System.out.printf(
        Locale.ROOT,
        "{\"job\":\"%s\",\"run\":%d,\"events\":%d,\"seconds\":%.2f,\"events_per_second\":%.0f,"
            + "\"cpu_seconds\":%.2f}%n",
        job,
        run,
        events,
        seconds,
        events / seconds,
        cpu);
  }

  /** What this process has computed so far, with the broker and the compiler in it. */
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /** Milliseconds from the start of the job to its end. */
  private long runtime(String job, int run) throws Exception {
    String group = job + run;
    ScoringConfig config = config(group);
    StreamExecutionEnvironment env = ScoringJob.inProcess(config);
    JobClient client;
    if (job.equals("bare")) {
      env.configure(ScoringJob.settings(config));
      env.setParallelism(config.parallelism());
      client = BareJob.submit(env, kafka, group);
    } else {
      client = ScoringJob.submitBounded(env, config);
    }
    return client.getJobExecutionResult().get().getNetRuntime();
  }

  private ScoringConfig config(String group) {
    ScoringConfig usual =
        ScoringConfig.of(
            KafkaConnection.plain(kafka), folder.resolve("checkpoints-" + group), packs);
    return new ScoringConfig(
        usual.kafka(),
        group,
        usual.checkpointFolder(),
        CHECKPOINTS,
        usual.parallelism(),
        usual.packs(),
        usual.falsePositiveBudget(),
        usual.forgetAfter(),
        0,
        usual.rooms());
  }
}
