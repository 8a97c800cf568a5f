package dev.forseti.admin.review;

import dev.forseti.admin.cases.LoneCases;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One member of a group, looked at alone. */
@Controller
class MemberController {
  private final LoneCases cases;

  MemberController(LoneCases cases) {
    this.cases = cases;
  }

  /** Opens the member's own case, if there is none, and goes there. */
  @PostMapping("/cases/{id}/members")
  String open(@PathVariable("id") long id, @RequestParam("member") String member) {
    return cases
        .open(id, member)
        .map(alone -> "redirect:/cases/" + alone)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such member"));
  }
}
