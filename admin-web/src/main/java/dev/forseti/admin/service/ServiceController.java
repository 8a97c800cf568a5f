package dev.forseti.admin.service;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the service does. */
@Controller
class ServiceController {
  private final ServiceStatus service;
  private final LoadedRules rules;

  ServiceController(ServiceStatus service, LoadedRules rules) {
    this.service = service;
    this.rules = rules;
  }

  @GetMapping("/service")
  String service(Model model) {
    model.addAttribute("outbox", service.outbox());
    model.addAttribute("events", service.events());
    model.addAttribute("malformed", service.malformed());
    model.addAttribute("newestMalformed", service.newestMalformed());
    model.addAttribute("packs", service.packs());
    model.addAttribute("faults", service.faults());
    model.addAttribute("rules", rules);
    return "service";
  }
}
