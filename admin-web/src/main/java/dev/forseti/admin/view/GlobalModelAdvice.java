package dev.forseti.admin.view;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.service.ServiceStatus;
import dev.forseti.admin.store.DatabaseErrors;
import dev.forseti.admin.store.DatabaseErrors.Fault;
import dev.forseti.runtime.health.Troubles;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the head of every page shows, and what is shown in its place when the database refuses. */
@ControllerAdvice(annotations = Controller.class)
class GlobalModelAdvice {
  private final AdminConfig config;
  private final Cases cases;
  private final ServiceStatus service;
  private final Troubles troubles;
  private final LiveUpdatesController live;
  private final Clock clock;

  GlobalModelAdvice(
      AdminConfig config,
      Cases cases,
      ServiceStatus service,
      Troubles troubles,
      LiveUpdatesController live,
      Clock clock) {
    this.config = config;
    this.cases = cases;
    this.service = service;
    this.troubles = troubles;
    this.live = live;
    this.clock = clock;
  }

  @ModelAttribute
  void head(Model model, @Nullable Principal principal) {
    model.addAttribute("newest", live.newest());
    model.addAttribute("community", config.community());
    model.addAttribute("mode", config.mode());
    model.addAttribute("now", clock.instant());
    if (principal != null) {
      model.addAttribute("me", principal.getName());
      fromDatabase(model);
    }
  }

  private void fromDatabase(Model model) {
    try {
      model.addAttribute("waiting", cases.countOpen());
      model.addAttribute("troubles", service.troubles());
    } catch (DataAccessException away) {
      model.addAttribute("waiting", 0);
      model.addAttribute("troubles", troubles.now());
    }
  }

  /** A fault of ours is left to whoever answers all other failures. */
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  String failedInDatabase(RuntimeException failed, Model model, HttpServletResponse response) {
    Fault fault = DatabaseErrors.faultOf(failed);
    HttpStatus status =
        switch (fault) {
          case UNAVAILABLE, BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
          case CONFLICT -> HttpStatus.CONFLICT;
          case BAD_VALUE -> HttpStatus.BAD_REQUEST;
          case OURS -> throw failed;
        };
    response.setStatus(status.value());
    model.addAttribute("troubles", troubles.now());
    model.addAttribute("busy", fault == Fault.BUSY);
    return "error/" + status.value();
  }
}
