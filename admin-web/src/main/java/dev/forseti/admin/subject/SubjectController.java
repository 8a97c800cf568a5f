package dev.forseti.admin.subject;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.audit.AuditLog;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.decision.DecisionQuery;
import dev.forseti.admin.effect.EffectQuery;
import dev.forseti.admin.effect.Effects;
import dev.forseti.admin.effect.LiftedQuery;
import dev.forseti.admin.find.FindTarget;
import dev.forseti.admin.list.OutcomeQuery;
import dev.forseti.admin.list.PublishedQuery;
import dev.forseti.admin.list.WatchedQuery;
import dev.forseti.admin.message.MessageQuery;
import dev.forseti.admin.message.MessageView;
import dev.forseti.admin.queue.QueueQuery;
import dev.forseti.admin.review.EvidenceQuery;
import dev.forseti.admin.review.GroupQuery;
import dev.forseti.admin.review.ImpactQuery;
import dev.forseti.admin.review.RoomQuery;
import dev.forseti.admin.review.Waterfall;
import dev.forseti.features.RegistrableDomain;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of a user, a server, a room or a link: what is known, what was decided, who looked. */
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
  private final WatchedQuery watched;
  private final EffectQuery effects;
  private final LiftedQuery lifted;
  private final QueueQuery queue;
  private final RoomQuery rooms;
  private final ActivityQuery activity;
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
      WatchedQuery watched,
      EffectQuery effects,
      LiftedQuery lifted,
      QueueQuery queue,
      RoomQuery rooms,
      ActivityQuery activity,
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
    this.watched = watched;
    this.effects = effects;
    this.lifted = lifted;
    this.queue = queue;
    this.rooms = rooms;
    this.activity = activity;
    this.groups = groups;
    this.audit = audit;
  }

  @GetMapping("/users")
  String user(@RequestParam("id") String id, Principal principal, Model model) {
    return page(subject(Subject.Kind.USER, id), id, principal, model);
  }

  @GetMapping("/servers")
  String server(@RequestParam("id") String id, Principal principal, Model model) {
    return page(subject(Subject.Kind.SERVER, id), id, principal, model);
  }

  @GetMapping("/rooms")
  String room(@RequestParam("id") String id, Principal principal, Model model) {
    return page(subject(Subject.Kind.ROOM, id), id, principal, model);
  }

  /** The id is a registered domain. */
  @GetMapping("/links")
  String link(@RequestParam("id") String id, Principal principal, Model model) {
    return page(subject(Subject.Kind.LINK, id), id, principal, model);
  }

  private static Subject subject(Subject.Kind kind, String id) {
    if (id.isEmpty() || id.length() > 512 || id.indexOf('\0') >= 0) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such id");
    }
    return new Subject(kind, id);
  }

  private String page(Subject subject, String named, Principal principal, Model model) {
    String key = subject.key();
    List<MessageView> newest = messages.of(subject);
    List<Signal> signals = evidence.signals(key);
    String kind = subject.kind().name().toLowerCase(Locale.ROOT);
    audit.recordRead(principal.getName(), key, kind + " page");
    model.addAttribute("kind", kind);
    model.addAttribute("id", subject.id());
    model.addAttribute("about", FindTarget.names(named, subject) ? named : "");
    model.addAttribute("name", name(subject));
    model.addAttribute("server", server(subject));
    if (subject.kind() != Subject.Kind.USER) {
      model.addAttribute("accounts", activity.accounts(subject));
    }
    if (subject.kind() != Subject.Kind.ROOM) {
      model.addAttribute("places", activity.rooms(subject));
    }
    model.addAttribute("domain", RegistrableDomain.of(subject.id()));
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
    model.addAttribute("words", watched.of(subject));
    Effects now = effects.of(key);
    model.addAttribute("effects", now);
    model.addAttribute("listed", now.entries());
    model.addAttribute("lifted", lifted.of(key));
    model.addAttribute("lines", audit.of(key));
    return "subject";
  }

  /** What it is called beside its id; empty for nothing. */
  private String name(Subject subject) {
    return switch (subject.kind()) {
      case USER -> queue.name(subject.id());
      case ROOM -> {
        RoomQuery.RoomInfo known = rooms.of(List.of(subject.id())).get(subject.id());
        yield known == null ? "" : known.name();
      }
      case SERVER, LINK, CAMPAIGN, BRIDGE -> "";
    };
  }

  /** The server of a user, with its port; empty for all else. */
  private static String server(Subject subject) {
    return subject.kind() == Subject.Kind.USER
        ? UserId.read(subject.id()).map(user -> user.server().value()).orElse("")
        : "";
  }
}
