package dev.forseti.standalone.flink;

import dev.forseti.testing.FlinkProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A session cluster: a JobManager and a TaskManager in processes of their own, on loopback. */
final class FlinkProcesses implements AutoCloseable {
  private final List<Process> processes = new ArrayList<>();

  /** Starts both; they need some seconds until they answer. */
  static FlinkProcesses start(Path folder, int rest, int rpc) throws IOException {
    FlinkProcess.configure(folder, rest, rpc);
    var cluster = new FlinkProcesses();
    for (FlinkProcess each : FlinkProcess.values()) {
      File output = folder.resolve(each.name() + ".log").toFile();
      cluster.processes.add(
          new ProcessBuilder(each.command(folder))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
              .start());
    }
    return cluster;
  }

  /** As by kill -9. */
  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
  }
}
