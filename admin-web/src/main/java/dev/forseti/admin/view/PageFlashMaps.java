package dev.forseti.admin.view;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/**
 * Keeps the message after a form for the page that the moderator opens next: a page that refreshes
 * itself in the background, at that very moment, does not use it up.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class PageFlashMaps extends SessionFlashMapManager {
  private static final String IN_BACKGROUND = "X-Forseti-Refresh";

  @Override
  protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
    return request.getHeader(IN_BACKGROUND) == null ? super.retrieveFlashMaps(request) : null;
  }
}
