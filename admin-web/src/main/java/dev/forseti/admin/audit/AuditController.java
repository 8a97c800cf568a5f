package dev.forseti.admin.audit;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what. */
@Controller
class AuditController {
  private final AuditLog audit;

  AuditController(AuditLog audit) {
    this.audit = audit;
  }

  @GetMapping("/audit")
  String audit(
      @RequestParam(name = "kind", defaultValue = "all") String kind,
      @RequestParam(name = "before", defaultValue = "9223372036854775807") long before,
      Model model) {
    List<AuditLog.Entry> lines = audit.lines(kind, before);
    model.addAttribute("kind", kind);
    model.addAttribute("lines", lines);
    model.addAttribute("newest", before == Long.MAX_VALUE);
    model.addAttribute("older", lines.size() == AuditLog.PAGE ? lines.getLast().id() : 0);
    return "audit";
  }
}
