package dev.forseti.admin;

import dev.forseti.runtime.health.Troubles;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The running console. Several may run in one process; each has its own context. */
public final class AdminServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private AdminServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Migrates the database, starts the readers and listens; returns when requests are answered.
   *
   * @param troubles what it shows on every page, and where it reports its own
   * @throws IllegalStateException when the port is taken
   */
  public static AdminServer start(AdminConfig config, Troubles troubles) {
    var application = new SpringApplication(AdminBeans.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.addInitializers(
        context -> {
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("console", properties(config)));
          var beans = (GenericApplicationContext) context;
          beans.registerBean(AdminConfig.class, () -> config);
          beans.registerBean(Troubles.class, () -> troubles);
        });
    try {
      return new AdminServer(application.run());
    } catch (RuntimeException failed) {
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        if (cause instanceof PortInUseException) {
          throw new IllegalStateException(
              "the console cannot listen on %s:%d: another program does"
                  .formatted(config.host(), config.port()),
              failed);
        }
      }
      throw failed;
    }
  }

  private static Map<String, Object> properties(AdminConfig config) {
    return Map.ofEntries(
        Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
        Map.entry("management.endpoints.web.discovery.enabled", "false"),
        Map.entry("management.endpoint.health.show-details", "never"),
        Map.entry("management.endpoint.health.show-components", "never"),
        Map.entry("management.endpoint.health.probes.enabled", "true"),
        Map.entry("management.endpoint.health.group.readiness.include", "readinessState,parts"),
        Map.entry("server.address", config.host()),
        Map.entry("server.port", config.port()),
        Map.entry("server.shutdown", "immediate"),
        Map.entry("server.error.whitelabel.enabled", "false"),
        Map.entry("server.servlet.session.timeout", config.sessionTimeout().toString()),
        Map.entry("server.servlet.session.cookie.name", "forseti"),
        Map.entry("server.servlet.session.cookie.http-only", "true"),
        Map.entry("server.servlet.session.cookie.same-site", "strict"),
        Map.entry("server.servlet.session.cookie.secure", config.secureCookies()),
        Map.entry("server.servlet.session.tracking-modes", "cookie"),
        // what a request says of another address or scheme is believed from these alone
        Map.entry(
            "server.forward-headers-strategy", config.proxies().isEmpty() ? "none" : "native"),
        Map.entry(
            "server.tomcat.remoteip.internal-proxies", ProxyAddress.pattern(config.proxies())),
        Map.entry("server.tomcat.connection-timeout", "10s"),
        Map.entry("server.tomcat.keep-alive-timeout", "30s"),
        // more than strangers may hold at once
        Map.entry("server.tomcat.threads.max", "400"));
  }

  /** What the console counts, with all that is added to it; served to who scrapes it. */
  public MeterRegistry metrics() {
    return bean(MeterRegistry.class);
  }

  /** The port that it listens on. */
  public int port() {
    Integer port = context.getEnvironment().getProperty("local.server.port", Integer.class);
    return port == null ? 0 : port;
  }

  /** Stops listening and reading; what was decided is in the database and is sent after a start. */
  @Override
  public void close() {
    context.close();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  <T> Collection<T> beans(Class<T> type) {
    return context.getBeansOfType(type).values();
  }

  <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }
}
