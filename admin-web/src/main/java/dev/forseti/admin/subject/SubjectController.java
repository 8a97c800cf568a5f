package dev.forseti.admin.subject;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.audit.AuditLog;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.decision.DecisionQuery;
import dev.forseti.admin.effect.EffectQuery;
import dev.forseti.admin.effect.Effects;
import dev.forseti.admin.effect.LiftedQuery;
import dev.forseti.admin.list.OutcomeQuery;
import dev.forseti.admin.list.PublishedQuery;
import dev.forseti.admin.message.MessageQuery;
import dev.forseti.admin.message.MessageView;
import dev.forseti.admin.queue.QueueQuery;
import dev.forseti.admin.review.EvidenceQuery;
import dev.forseti.admin.review.GroupQuery;
import dev.forseti.admin.review.ImpactQuery;
import dev.forseti.admin.review.Waterfall;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of a user: what is known, what was decided, who looked. */
@Controller
class SubjectController {
  private final AdminConfig config;
  private final Cases cases;
  private final EvidenceQuery evidence;
  private final MessageQuery messages;
  private final ImpactQuery impacts;
  private final DecisionQuery decisions;
  private final OutcomeQuery outcomes;
  private final PublishedQuery published;
  private final EffectQuery effects;
  private final LiftedQuery lifted;
  private final QueueQuery queue;
  private final GroupQuery groups;
  private final AuditLog audit;

  SubjectController(
      AdminConfig config,
      Cases cases,
      EvidenceQuery evidence,
      MessageQuery messages,
      ImpactQuery impacts,
      DecisionQuery decisions,
      OutcomeQuery outcomes,
      PublishedQuery published,
      EffectQuery effects,
      LiftedQuery lifted,
      QueueQuery queue,
      GroupQuery groups,
      AuditLog audit) {
    this.config = config;
    this.cases = cases;
    this.evidence = evidence;
    this.messages = messages;
    this.impacts = impacts;
    this.decisions = decisions;
    this.outcomes = outcomes;
    this.published = published;
    this.effects = effects;
    this.lifted = lifted;
    this.queue = queue;
    this.groups = groups;
    this.audit = audit;
  }

  @GetMapping("/users")
  String user(@RequestParam("id") String id, Principal principal, Model model) {
    if (id.isEmpty() || id.length() > 512 || id.indexOf('\0') >= 0) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no user id");
    }
    Subject subject = new Subject(Subject.Kind.USER, id);
    String key = subject.key();
    List<MessageView> newest = messages.of(subject);
    List<Signal> signals = evidence.signals(key);
    audit.recordRead(principal.getName(), key, "user page");
    model.addAttribute("user", id);
    model.addAttribute("valid", UserId.read(id).isPresent());
    model.addAttribute("name", queue.name(id));
    model.addAttribute(
        "why",
        evidence
            .reputation(key)
            .map(r -> Waterfall.of(r, signals, Map.of(), config.falsePositiveBudget()))
            .orElse(null));
    model.addAttribute(
        "timeline", ReputationChart.of(evidence.verdicts(key), config.falsePositiveBudget()));
    model.addAttribute("impact", impacts.of(subject));
    model.addAttribute("signals", signals);
    model.addAttribute("messages", newest);
    model.addAttribute("cases", cases.of(key));
    model.addAttribute("alike", groups.of(key).orElse(null));
    model.addAttribute("decided", decisions.of(key));
    model.addAttribute("outcomes", outcomes.of(key));
    model.addAttribute("entries", published.history(key));
    Effects now = effects.of(key);
    model.addAttribute("effects", now);
    model.addAttribute("listed", now.entries());
    model.addAttribute("lifted", lifted.of(key));
    model.addAttribute("lines", audit.of(key));
    return "user";
  }
}
