package dev.forseti.scoring;

import dev.forseti.runtime.kafka.KafkaConnection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The job in a process of its own, which can be killed: {@code JobProcess KAFKA FOLDER}. */
final class JobProcess implements AutoCloseable {
  private final Process process;

  private JobProcess(Process process) {
    this.process = process;
  }

  public static void main(String[] arguments) throws Exception {
    ScoringConfig usual =
        ScoringConfig.of(
            KafkaConnection.plain(arguments[0]),
            Path.of(arguments[1]),
            List.of(TestPacks.SENDERS, TestPacks.WAVES));
    var config =
        new ScoringConfig(
            usual.kafka(),
            usual.groupId(),
            usual.checkpointFolder(),
            Duration.ofMillis(300),
            1,
            usual.packs(),
            usual.falsePositiveBudget(),
            usual.forgetAfter(),
            0,
            usual.rooms());
    ScoringJob.submit(ScoringJob.inProcess(config), config).getJobExecutionResult().get();
  }

  static JobProcess start(String kafka, Path checkpoints) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(JobProcess.class.getName(), kafka, checkpoints.toString()));
    return new JobProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** As by kill -9. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
