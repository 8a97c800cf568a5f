// Asks Draupnir's own library about the lists of the standard input and compares it with our answers.
// A difference of a known kind is counted under its name; any other one is shown, and the status is 1.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const say = console.log;
for (const level of ["log", "info", "warn", "error", "debug"]) console[level] = () => {}; // the library tells of each conflict

const require = createRequire(process.env.ORACLE + "/");
const { StandardPolicyRoomRevision, PolicyRuleType, Recommendation } = require("@gnuxie/matrix-protection-suite");
const { MatrixRoomID } = require("@the-draupnir-project/matrix-basic-types");

const TYPES = { user: PolicyRuleType.User, server: PolicyRuleType.Server, room: PolicyRuleType.Room };
const SAME = { BAN: Recommendation.Ban, TAKEDOWN: Recommendation.Takedown, ALLOW: Recommendation.Allow };
const OURS_ALONE = ["org.matrix.msc4155.allow", "fi.mau.meowlnir.unban", "m.mute"];
const SHOWN = 10;

const differences = new Map();
let lists = 0, questions = 0, hits = 0, unexplained = 0;

function count(kind) {
  differences.set(kind, (differences.get(kind) ?? 0) + 1);
}

const kindOf = (event) => event.type.split(".").at(-1);

/** Why we find an entry that they do not, or the other way round; empty for no known reason. */
function reason(isOurs, event, exact, question, states) {
  const { content } = event;
  const hashed = !("entity" in content);
  const spellings = new Set(states.flat()
    .filter((other) => other.state_key === event.state_key && kindOf(other) === kindOf(event))
    .map((other) => other.type));
  if (spellings.size > 1) return "two spellings under one key: for us the newest counts, for them it depends";
  if (!hashed && content.entity.includes("\\")) return "a backslash in a pattern, which they do not escape";
  if (isOurs) {
    if (OURS_ALONE.includes(content.recommendation)) return "a recommendation that they do not know";
    if (!exact) return "we compare without case, and say so";
    if (question.kind === "server" && !hashed) return "a server without its port, in lower case";
    if (question.kind === "server") return "a server's hash, asked without port or case";
    return "";
  }
  const now = states.at(-1).find((other) => other.state_key === event.state_key && other.type === event.type);
  const says = Object.keys(now.content);
  if (now.event_id !== event.event_id && says.length > 0 && !says.some((key) => key === "entity" || key.endsWith("hashes"))) {
    return "replaced by one that names nothing: for them the old one goes on";
  }
  if (question.kind === "server") return "a server asked with its port, which means nothing to lists";
  return "";
}

function compare(line) {
  const { states, questions: asked } = JSON.parse(line);
  let revision = StandardPolicyRoomRevision.blankRevision(new MatrixRoomID("!list:lists.example", ["lists.example"]));
  for (const state of states) revision = revision.reviseFromChanges(revision.changesFromState(state));
  const byId = new Map(states.flat().map((event) => [event.event_id, event]));
  for (const question of asked) {
    questions++;
    for (const [ours, theirs] of [...Object.entries(SAME), ["MUTE", null]]) {
      const found = new Map(question.hits.filter((hit) => hit.recommendation === ours).map((hit) => [hit.event, hit.exact]));
      const rules = theirs === null ? [] : revision.allRulesMatchingEntity(question.entity,
        { type: TYPES[question.kind], recommendation: theirs, searchHashedRules: true });
      const known = new Set(rules.map((rule) => rule.sourceEvent.event_id));
      hits += known.size;
      for (const id of new Set([...found.keys(), ...known])) {
        if (found.has(id) && known.has(id)) { count("same"); continue; }
        const event = byId.get(id);
        const why = event ? reason(found.has(id), event, found.get(id), question, states) : "";
        if (why) { count(why); continue; }
        if (unexplained++ < SHOWN) {
          say("unexplained:", found.has(id) ? "only we" : "only they", "say", ours, "of", question.kind,
            question.entity, JSON.stringify(event ?? id));
        }
      }
    }
  }
  lists++;
}

for await (const line of createInterface({ input: process.stdin })) compare(line);
say(`${lists} lists, ${questions} questions, ${hits} entries that Draupnir's library finds`);
for (const [kind, times] of [...differences].sort()) say(`${String(times).padStart(8)}  ${kind}`);
say(`${String(unexplained).padStart(8)}  unexplained`);
process.exit(unexplained === 0 ? 0 : 1);
