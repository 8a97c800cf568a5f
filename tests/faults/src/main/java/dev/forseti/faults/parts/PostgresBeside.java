package dev.forseti.faults.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL that Forseti starts beside itself, found by what it leaves in its folder. */
public final class PostgresBeside {
  private final Path data;

  /**
   * That of a Forseti.
   *
   * @param data Forseti's data folder
   */
  public PostgresBeside(Path data) {
    this.data = data;
  }

  /** Kills it. */
  public void kill(boolean whole) throws IOException, InterruptedException {
    List<ProcessHandle> all = processes();
    Signal.KILL.to(whole ? all : all.stream().limit(1).toList());
  }

  /** None of its processes does anything until they go on. */
  public void stop() throws IOException, InterruptedException {
    Signal.STOP.to(processes());
  }

  /** They go on. */
  public void goOn() throws IOException, InterruptedException {
    Signal.CONT.to(processes());
  }

  /** Where it answers. */
  public String jdbcUrl() throws IOException {
    return "jdbc:postgresql://localhost:%s/postgres?user=postgres&connectTimeout=5&socketTimeout=10"
        .formatted(lines().get(3).strip());
  }

  /** The password that it asks for. */
  public String password() throws IOException {
    return Files.readString(data.resolve("postgresql-password")).strip();
  }

  /** The server and its children; none when it does not run. */
  private List<ProcessHandle> processes() throws IOException {
    List<String> lines = lines();
    Optional<ProcessHandle> first =
        lines.isEmpty()
            ? Optional.empty()
            : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    List<ProcessHandle> all = new ArrayList<>();
    first
        .filter(each -> each.info().command().orElse("").contains("postgres"))
        .ifPresent(
            each -> {
              all.add(each);
              each.descendants().forEach(all::add);
            });
    return all;
  }

  private List<String> lines() throws IOException {
    Path file = data.resolve("postgresql/data/postmaster.pid");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
