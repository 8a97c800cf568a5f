package dev.forseti.admin.find;

import dev.forseti.admin.cases.OpenedCases;
import dev.forseti.admin.store.DatabaseBusy;
import dev.forseti.model.Subject;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button that opens a case about somebody whom no rule has flagged. */
@Controller
class OpenController {
  private final OpenedCases cases;

  OpenController(OpenedCases cases) {
    this.cases = cases;
  }

  /** Opens the case, if there is none, and goes there. */
  @PostMapping("/cases")
  String open(@RequestParam("about") String about, Principal principal, RedirectAttributes flash) {
    try {
      if (FindTarget.read(about) instanceof FindTarget.About(Subject subject, String named)) {
        return "redirect:/cases/" + cases.open(subject, principal.getName());
      }
      flash.addFlashAttribute("problem", "a case is about a user, a server or a room");
    } catch (DatabaseBusy busy) {
      flash.addFlashAttribute("problem", busy.getMessage());
    }
    return "redirect:/queue";
  }
}
