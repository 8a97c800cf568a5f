package dev.forseti.e2e.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses on which a process listens, as Linux tells them. */
final class Listening {
  private static final String STATE = "0A";
  private static final String IPV4 = "0100007F:";
  private static final String IPV6 = "00000000000000000000000001000000:";
  private static final String IPV4_IN_IPV6 = "0000000000000000FFFF00000100007F:";

  private Listening() {}

  /** Those that others than this machine can reach, in the kernel's hexadecimal form. */
  static Set<String> beyondLoopback(ProcessHandle process) throws IOException {
    Path folder = Path.of("/proc", Long.toString(process.pid()));
    Set<String> sockets = sockets(folder.resolve("fd"));
    Set<String> found = new TreeSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(folder.resolve("net").resolve(table))) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        if (words.get(3).equals(STATE) && sockets.contains("socket:[" + words.get(9) + "]")) {
          found.add(words.get(1));
        }
      }
    }
    found.removeIf(at -> Stream.of(IPV4, IPV6, IPV4_IN_IPV6).anyMatch(at::startsWith));
    return found;
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.map(Listening::target).collect(Collectors.toSet());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closedSince) {
      return "";
    }
  }
}
