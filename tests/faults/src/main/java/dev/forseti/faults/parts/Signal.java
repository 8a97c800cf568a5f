package dev.forseti.faults.parts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What processes are sent. */
enum Signal {
  /** They do nothing until they are told to go on. */
  STOP,
  /** They go on. */
  CONT,
  /** They end at once. */
  KILL,
  /** A JVM says what each of its threads does. */
  QUIT;

  /** Sends it to all that still live. */
  void to(Collection<ProcessHandle> processes) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "kill -" + name() + " \"$@\"", "-"));
    processes.stream()
        .filter(ProcessHandle::isAlive)
        .forEach(each -> command.add(Long.toString(each.pid())));
    if (command.size() > 4) {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }
}
