package dev.forseti.admin.signin;

import dev.forseti.admin.audit.AuditLog;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/**
 * Who may see what: everything needs a sign-in but the sign-in page and its style. Programs use
 * HTTP basic, and only a request that carries it goes without a CSRF token, unless a browser sent
 * it: that one adds by itself what was typed into it once, even to what another site made up.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  @Bean
  LoginLimits signInLimits() {
    return new LoginLimits();
  }

  /** Tells those who hold something for a session that it has ended. */
  @Bean
  HttpSessionEventPublisher sessionEvents() {
    return new HttpSessionEventPublisher();
  }

  @Bean
  @Order(1)
  SecurityFilterChain apiSecurity(
      HttpSecurity http, LoginDoor door, SessionLimit room, SessionAge age) throws Exception {
    return forPrograms(http, door)
        .securityMatcher("/api/**")
        .authorizeHttpRequests(all -> all.anyRequest().hasRole("ADMIN"))
        .addFilterBefore(age.filter(), SecurityContextHolderFilter.class)
        .addFilterAfter(new SessionLimitFilter(room), HeaderWriterFilter.class)
        .build();
  }

  /** Probes need no sign-in, even while there is no room for a session; metrics need one. */
  @Bean
  @Order(1)
  SecurityFilterChain actuatorSecurity(HttpSecurity http, LoginDoor door) throws Exception {
    return forPrograms(http, door)
        .securityMatcher("/actuator/**")
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .authorizeHttpRequests(
            all ->
                all.requestMatchers(
                        HttpMethod.GET, "/actuator/health/liveness", "/actuator/health/readiness")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                    .hasRole("ADMIN")
                    .anyRequest()
                    .denyAll())
        .build();
  }

  private static HttpSecurity forPrograms(HttpSecurity http, LoginDoor door) throws Exception {
    var guard = new LoginRateFilter(true, door);
    return SecurityHeaders.on(http)
        .csrf(csrf -> csrf.ignoringRequestMatchers(SecurityConfiguration::isProgram))
        .httpBasic(
            basic ->
                basic
                    .authenticationEntryPoint(new LoginFailures(guard)::answer)
                    .withObjectPostProcessor(new BasicCredentials.IntoFilter()))
        .requestCache(none -> none.requestCache(new NullRequestCache()))
        .addFilterBefore(guard, BasicAuthenticationFilter.class)
        .addFilterAfter(new LoginSuccessFilter(guard), BasicAuthenticationFilter.class)
        .exceptionHandling(
            failed ->
                failed
                    .authenticationEntryPoint(LoginFailures::askForBasic)
                    .accessDeniedHandler((request, answer, e) -> answer.setStatus(403)));
  }

  @Bean
  @Order(2)
  SecurityFilterChain pageSecurity(
      HttpSecurity http, LoginDoor door, SessionLimit room, SessionAge age, AuditLog audit)
      throws Exception {
    var guard = new LoginRateFilter(false, door);
    var redirect = new LoginRedirect();
    return SecurityHeaders.on(http)
        .authorizeHttpRequests(
            all ->
                // the end of a stream is no request of its own: whose session is over may end it
                all.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers("/sign-in")
                    .permitAll()
                    .requestMatchers(
                        HttpMethod.GET,
                        "/console.css",
                        "/console.js",
                        "/live.js",
                        "/icon.svg",
                        "/favicon.ico")
                    .permitAll()
                    .anyRequest()
                    .hasRole("ADMIN"))
        .addFilterBefore(age.filter(), SecurityContextHolderFilter.class)
        .addFilterAfter(new SessionLimitFilter(room), HeaderWriterFilter.class)
        .addFilterAfter(guard, CsrfFilter.class)
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .successHandler(
                        (request, answer, who) -> {
                          age.begins(request);
                          guard.succeeded(request, answer, who.getName());
                          audit.recordSignIn(who.getName(), request.getRemoteAddr());
                          answer.sendRedirect(redirect.target(request, answer));
                        })
                    .failureHandler(new LoginFailures(guard)::redirect))
        .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
        .requestCache(cache -> cache.requestCache(redirect.requestCache()))
        .exceptionHandling(failed -> failed.accessDeniedHandler(redirect::handleDenied))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .build();
  }

  private static boolean isProgram(HttpServletRequest request) {
    return BasicCredentials.areIn(request)
        && request.getHeader("Origin") == null
        && request.getHeader("Sec-Fetch-Site") == null;
  }
}
