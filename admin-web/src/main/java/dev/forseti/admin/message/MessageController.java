package dev.forseti.admin.message;

import dev.forseti.admin.audit.AuditLog;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One event with all that it says: other pages cut long texts. */
@Controller
class MessageController {
  private final MessageQuery messages;
  private final AuditLog audit;

  MessageController(MessageQuery messages, AuditLog audit) {
    this.messages = messages;
    this.audit = audit;
  }

  @GetMapping("/messages")
  String message(@RequestParam("id") String id, Principal principal, Model model) {
    MessageView message =
        messages.withIds(List.of(id), Set.of()).stream()
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.recordRead(principal.getName(), "user:" + message.sender(), "message");
    model.addAttribute("m", message);
    model.addAttribute("whole", true);
    return "whole";
  }
}
