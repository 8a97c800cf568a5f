package dev.forseti.admin.connection;

import dev.forseti.admin.AdminConfig;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the doorkeeper before Tomcat, and tells it who is signed in. */
@Configuration(proxyBeanMethods = false)
class Connections {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> doorkeeper(
      AdminConfig config, SignedInConnections signedIn) {
    return tomcat -> {
      tomcat.setProtocol(DoorkeptProtocol.class.getName());
      tomcat.addConnectorCustomizers(
          connector -> {
            if (connector.getProtocolHandler() instanceof DoorkeptProtocol protocol) {
              protocol.connections().trust(config.proxies());
              signedIn.endpoint = protocol.connections();
            }
          });
    };
  }

  /**
   * An empty folder that Tomcat wants, among this process's temporary files: where Tomcat would
   * make it, it would stay after a kill.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> emptyFolder() {
    return tomcat -> {
      try {
        Path folder =
            Files.createTempDirectory(
                Path.of(System.getProperty("java.io.tmpdir")), "tomcat-docbase");
        folder.toFile().deleteOnExit();
        tomcat.setDocumentRoot(folder.toFile());
      } catch (IOException full) {
        throw new UncheckedIOException("no folder for temporary files can be made", full);
      }
    };
  }

  /** Behind the sign-in: a request that has come with a user is no stranger's. */
  @Component
  @Order(Ordered.LOWEST_PRECEDENCE)
  static final class SignedInConnections extends OncePerRequestFilter {
    private volatile @Nullable DoorkeptEndpoint endpoint;

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
        throws ServletException, IOException {
      DoorkeptEndpoint connections = endpoint;
      if (request.getUserPrincipal() != null && connections != null) {
        connections.proved(request.getServletConnection().getConnectionId());
      }
      chain.doFilter(request, answer);
    }
  }
}
