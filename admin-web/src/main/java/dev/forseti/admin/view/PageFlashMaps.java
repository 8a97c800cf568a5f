package dev.forseti.admin.view;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/**
 * What a form's answer says once is for the page that the person sees next: a page that asks for
 * itself again in the background, at that very moment, does not take it.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class PageFlashMaps extends SessionFlashMapManager {
  private static final String IN_BACKGROUND = "X-Forseti-Refresh";

  @Override
  protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
    return request.getHeader(IN_BACKGROUND) == null ? super.retrieveFlashMaps(request) : null;
  }
}
