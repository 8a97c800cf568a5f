package dev.forseti.demo.synapse;

import dev.forseti.model.ServerName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What one Synapse is started with.
 *
 * @param serverName the part of its users' ids behind the colon; need not resolve
 * @param data the folder of its files, made when it is not there; an absolute path
 * @param appServices registration files of application services, read at every start
 * @param startLimit how long a start may take until {@code /health} answers; above 0
 */
public record SynapseConfig(
    ServerName serverName, Path data, List<Path> appServices, Duration startLimit) {
  private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(90);

  public SynapseConfig {
    data = data.toAbsolutePath().normalize();
    appServices = appServices.stream().map(Path::toAbsolutePath).toList();
    if (startLimit.isNegative() || startLimit.isZero()) {
      throw new IllegalArgumentException("start limit must be above 0, was " + startLimit);
    }
  }

  /** Without application services, at most 90 s to start. */
  public static SynapseConfig of(ServerName serverName, Path data) {
    return new SynapseConfig(serverName, data, List.of(), DEFAULT_LIMIT);
  }

  /** With one more application service; its file must be there when Synapse starts. */
  public SynapseConfig withAppService(Path registration) {
    var more = new java.util.ArrayList<>(appServices);
    more.add(registration);
    return new SynapseConfig(serverName, data, more, startLimit);
  }
}
