package dev.forseti.admin;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The console's parts: everything in this package, the clock and where ids come from. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
class AdminBeans {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  PolicyLimits policyLimits(AdminConfig config) {
    return config.policy();
  }

  @Bean
  Supplier<String> decisionIds() {
    var random = new SecureRandom();
    return () -> {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    };
  }
}
