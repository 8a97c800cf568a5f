package dev.forseti.admin.web;

import dev.forseti.admin.AdminConfig;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may see what: everything needs a sign-in but the sign-in page and its style. Programs use
 * HTTP basic, and only a request that carries it goes without a CSRF token: a browser never adds it
 * to a request that another site made up.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  @Bean
  @Order(1)
  SecurityFilterChain apiSecurity(HttpSecurity http) throws Exception {
    return headers(http)
        .securityMatcher("/api/**")
        .authorizeHttpRequests(all -> all.anyRequest().hasRole("ADMIN"))
        .csrf(csrf -> csrf.ignoringRequestMatchers(SecurityConfiguration::carriesBasic))
        .httpBasic(basic -> basic.authenticationEntryPoint(SecurityConfiguration::askForBasic))
        .exceptionHandling(
            failed ->
                failed
                    .authenticationEntryPoint(SecurityConfiguration::askForBasic)
                    .accessDeniedHandler((request, answer, e) -> answer.setStatus(403)))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pageSecurity(HttpSecurity http) throws Exception {
    return headers(http)
        .authorizeHttpRequests(
            all ->
                all.dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers("/sign-in", "/console.css", "/console.js")
                    .permitAll()
                    .anyRequest()
                    .hasRole("ADMIN"))
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .defaultSuccessUrl("/queue", true)
                    .failureUrl("/sign-in?wrong"))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"))
        .build();
  }

  private static HttpSecurity headers(HttpSecurity http) throws Exception {
    return http.headers(
        headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(Customizer.withDefaults()));
  }

  private static void askForBasic(
      HttpServletRequest request, HttpServletResponse answer, AuthenticationException failed) {
    answer.setHeader("WWW-Authenticate", "Basic realm=\"forseti\"");
    answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
  }

  private static boolean carriesBasic(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
  }

  @Bean
  PasswordEncoder passwords() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  UserDetailsService users(JdbcClient jdbc) {
    return name ->
        jdbc.sql("select password, role from users where name = ?")
            .param(name.replace('\0', '\uFFFD'))
            .query(
                (row, n) ->
                    User.withUsername(name)
                        .password(row.getString(1))
                        .roles(row.getString(2))
                        .build())
            .optional()
            .orElseThrow(() -> new UsernameNotFoundException("no such user"));
  }

  @Bean
  ApplicationRunner bootstrapAdmin(JdbcClient jdbc, PasswordEncoder encoder, AdminConfig config) {
    return ready ->
        jdbc.sql(
                "insert into users (name, password, role) values (?, ?, 'ADMIN')"
                    + " on conflict (name) do update set password = excluded.password")
            .params(
                config.adminName(), Objects.requireNonNull(encoder.encode(config.adminPassword())))
            .update();
  }
}
