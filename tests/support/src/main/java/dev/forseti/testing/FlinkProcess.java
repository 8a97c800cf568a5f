package dev.forseti.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The two processes of a session cluster on loopback. On their class path is what a distribution of
 * Flink holds, out of this process's own libraries, and nothing of ours.
 */
public enum FlinkProcess {
  /** Takes jobs in. */
  JOB_MANAGER("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint"),
  /** Runs them. */
  TASK_MANAGER("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");

  private static final Set<String> LIBRARIES =
      Set.of(
          "RoaringBitmap",
          "commons-cli",
          "commons-collections",
          "commons-compress",
          "commons-io",
          "commons-lang3",
          "commons-math3",
          "commons-text",
          "frocksdbjni",
          "javassist",
          "jsr305",
          "kryo",
          "lz4-java",
          "minlog",
          "objenesis",
          "reflectasm",
          "slf4j-api",
          "snakeyaml-engine",
          "snappy-java");

  private final String main;

  FlinkProcess(String main) {
    this.main = main;
  }

  /** Writes the configuration that both read, for one slot, into a folder of the cluster's own. */
  public static void configure(Path folder, int restPort, int rpcPort) throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    Files.writeString(
        folder.resolve("config.yaml"),
        """
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.rpc.port: %d
        jobmanager.bind-host: 127.0.0.1
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %d
        io.tmp.dirs: %s
        heartbeat.interval: 1000
        heartbeat.timeout: 5000
        taskmanager.host: 127.0.0.1
        taskmanager.bind-host: 127.0.0.1
        taskmanager.numberOfTaskSlots: 1
        taskmanager.cpu.cores: 1.0
        taskmanager.memory.framework.heap.size: 64m
        taskmanager.memory.framework.off-heap.size: 64m
        taskmanager.memory.task.heap.size: 160m
        taskmanager.memory.task.off-heap.size: 0m
        taskmanager.memory.managed.size: 64m
        taskmanager.memory.network.min: 32m
        taskmanager.memory.network.max: 32m
        taskmanager.memory.jvm-metaspace.size: 192m
        taskmanager.memory.jvm-overhead.min: 64m
        taskmanager.memory.jvm-overhead.max: 64m
        """
            .formatted(rpcPort, restPort, folder.resolve("tmp")));
  }

  /** How it is started in that folder; it needs some seconds until it answers. */
  public List<String> command(Path folder) {
    return JavaCommand.of(classPath(), main, "--configDir", folder.toString());
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> isOfFlink(String.valueOf(Path.of(entry).getFileName())))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isOfFlink(String file) {
    String name = file.replaceFirst("-[0-9].*", "");
    return (name.startsWith("flink-") && !name.startsWith("flink-connector"))
        || name.equals("flink-connector-datagen")
        || LIBRARIES.contains(name);
  }
}
