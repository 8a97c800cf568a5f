package dev.forseti.faults.parts;

import dev.forseti.testing.FlinkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A session cluster of Flink, a JobManager and a TaskManager, without anything of ours. */
public final class FlinkElsewhere implements AutoCloseable {
  private final JavaPart jobManager;
  private final JavaPart taskManager;

  private FlinkElsewhere(Path folder) throws IOException {
    this.jobManager = part(folder, FlinkProcess.JOB_MANAGER, "jobmanager.out");
    this.taskManager = part(folder, FlinkProcess.TASK_MANAGER, "taskmanager.out");
  }

  /** Starts both; they need some seconds until they answer. */
  public static FlinkElsewhere start(Path folder, int rest, int rpc) throws IOException {
    FlinkProcess.configure(folder, rest, rpc);
    return new FlinkElsewhere(folder);
  }

  private static JavaPart part(Path folder, FlinkProcess process, String output)
      throws IOException {
    return new JavaPart(process.command(folder), Map.of(), folder.resolve(output));
  }

  /** What takes jobs in. */
  public JavaPart jobManager() {
    return jobManager;
  }

  /** What runs them. */
  public JavaPart taskManager() {
    return taskManager;
  }

  @Override
  public void close() {
    taskManager.close();
    jobManager.close();
  }
}
