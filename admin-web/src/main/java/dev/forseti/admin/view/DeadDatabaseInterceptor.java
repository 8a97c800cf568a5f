package dev.forseti.admin.view;

import dev.forseti.admin.health.ConsoleParts;
import dev.forseti.runtime.health.Troubles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * While the database is known not to answer, says so at once: each query of a page would wait for
 * seconds. Only those who are signed in see it.
 */
@Component
class DeadDatabaseInterceptor implements HandlerInterceptor, WebMvcConfigurer {
  private final Troubles troubles;

  DeadDatabaseInterceptor(Troubles troubles) {
    this.troubles = troubles;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (isPage(handler)
        && request.getUserPrincipal() != null
        && troubles.of(ConsoleParts.DATABASE).isPresent()) {
      throw new DataAccessResourceFailureException("the database is known to be away");
    }
    return true;
  }

  /** A page, and neither the stream of changes nor the API. */
  private static boolean isPage(Object handler) {
    return handler instanceof HandlerMethod method
        && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
  }
}
