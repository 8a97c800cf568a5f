package dev.forseti.admin.signin;

import dev.forseti.admin.AdminConfig;
import java.util.Objects;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The accounts of the console, in its own table; the only one comes from the configuration. */
@Configuration(proxyBeanMethods = false)
class Accounts {
  @Bean
  PasswordEncoder passwords() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  UserDetailsService users(JdbcClient jdbc) {
    return typed ->
        jdbc.sql("select name, password, role from users where name = ?")
            .param(AccountName.of(typed))
            .query(
                (row, n) ->
                    User.withUsername(row.getString(1))
                        .password(row.getString(2))
                        .roles(row.getString(3))
                        .build())
            .optional()
            .orElseThrow(() -> new UsernameNotFoundException("no such user"));
  }

  /**
   * The configuration names the one account: any other is of an earlier configuration. A password
   * that is still the same is not written again, since known devices are bound to what is written.
   */
  @Bean
  ApplicationRunner bootstrapAdmin(JdbcClient jdbc, PasswordEncoder encoder, AdminConfig config) {
    String name = AccountName.of(config.adminName());
    return ready -> {
      jdbc.sql("delete from users where name <> ?").param(name).update();
      jdbc.sql("delete from known_networks where name <> ?").param(name).update();
      String written =
          jdbc.sql("select password from users where name = ?")
              .param(name)
              .query(String.class)
              .optional()
              .orElse("");
      if (written.isEmpty() || !encoder.matches(config.adminPassword(), written)) {
        write(jdbc, name, Objects.requireNonNull(encoder.encode(config.adminPassword())));
      }
    };
  }

  private static void write(JdbcClient jdbc, String name, String password) {
    jdbc.sql("delete from known_networks").update();
    jdbc.sql(
            "insert into users (name, password, role) values (?, ?, 'ADMIN')"
                + " on conflict (name) do update set password = excluded.password")
        .params(name, password)
        .update();
  }
}
