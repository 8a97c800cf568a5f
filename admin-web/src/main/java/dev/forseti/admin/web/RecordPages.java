package dev.forseti.admin.web;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.show.Audit;
import dev.forseti.admin.show.Evidence;
import dev.forseti.admin.show.Impacts;
import dev.forseti.admin.show.ListPage;
import dev.forseti.admin.show.Message;
import dev.forseti.admin.show.Queue;
import dev.forseti.admin.show.Records;
import dev.forseti.admin.show.Service;
import dev.forseti.admin.show.StartedRules;
import dev.forseti.admin.show.Timeline;
import dev.forseti.admin.show.Waterfall;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What is known of a user, what stands in the list, who did what, how the service does. */
@Controller
class RecordPages {
  private static final int MOST_PAGES = 10_000;

  private final AdminConfig config;
  private final Cases cases;
  private final Evidence evidence;
  private final Impacts impacts;
  private final Records records;
  private final Queue queue;
  private final ListPage list;
  private final Audit audit;
  private final Service service;
  private final StartedRules rules;
  private final Clock clock;

  RecordPages(
      AdminConfig config,
      Cases cases,
      Evidence evidence,
      Impacts impacts,
      Records records,
      Queue queue,
      ListPage list,
      Audit audit,
      Service service,
      StartedRules rules,
      Clock clock) {
    this.config = config;
    this.cases = cases;
    this.evidence = evidence;
    this.impacts = impacts;
    this.records = records;
    this.queue = queue;
    this.list = list;
    this.audit = audit;
    this.service = service;
    this.rules = rules;
    this.clock = clock;
  }

  @GetMapping("/users")
  String user(@RequestParam("id") String id, Principal principal, Model model) {
    if (id.isEmpty() || id.length() > 512 || id.indexOf('\0') >= 0) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no user id");
    }
    Subject subject = new Subject(Subject.Kind.USER, id);
    String key = subject.key();
    List<Message> messages = evidence.of(id);
    List<Signal> signals = evidence.signals(key);
    audit.read(principal.getName(), key, "user page");
    model.addAttribute("user", id);
    model.addAttribute("name", queue.name(id));
    model.addAttribute(
        "why",
        evidence
            .reputation(key)
            .map(r -> Waterfall.of(r, signals, Map.of(), config.falsePositiveBudget()))
            .orElse(null));
    model.addAttribute(
        "timeline", Timeline.of(evidence.verdicts(key), config.falsePositiveBudget()));
    model.addAttribute("impact", impacts.of(subject));
    model.addAttribute("signals", signals);
    model.addAttribute("messages", messages);
    model.addAttribute("cases", cases.of(key));
    model.addAttribute("decided", records.decisions(key));
    model.addAttribute("outcomes", records.outcomes(key));
    model.addAttribute("lines", audit.of(key));
    return "user";
  }

  @GetMapping("/list")
  String list(@RequestParam(name = "page", defaultValue = "1") int page, Model model) {
    int at = Math.clamp(page, 1, MOST_PAGES);
    List<PublishedEntry> entries = records.published(at - 1);
    model.addAttribute("page", at);
    model.addAttribute("more", entries.size() == Records.PAGE && at < MOST_PAGES);
    model.addAttribute("entries", entries);
    model.addAttribute("refused", records.troubles());
    model.addAttribute("figures", list.figures(clock.instant()));
    return "list";
  }

  @GetMapping("/audit")
  String audit(
      @RequestParam(name = "kind", defaultValue = "all") String kind,
      @RequestParam(name = "before", defaultValue = "9223372036854775807") long before,
      Model model) {
    List<Audit.Line> lines = audit.lines(kind, before);
    model.addAttribute("kind", kind);
    model.addAttribute("lines", lines);
    model.addAttribute("newest", before == Long.MAX_VALUE);
    model.addAttribute("older", lines.size() == Audit.PAGE ? lines.getLast().id() : 0);
    return "audit";
  }

  @GetMapping("/service")
  String service(Model model) {
    model.addAttribute("outbox", service.outbox());
    model.addAttribute("events", service.events());
    model.addAttribute("unreadable", service.unreadable());
    model.addAttribute("malformed", service.malformed());
    model.addAttribute("packs", service.packs());
    model.addAttribute("faults", service.faults());
    model.addAttribute("rules", rules);
    return "service";
  }
}
