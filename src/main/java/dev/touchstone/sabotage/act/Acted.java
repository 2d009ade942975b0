package dev.touchstone.sabotage.act;

import dev.touchstone.sabotage.relay.Asked;
import dev.touchstone.sabotage.relay.Handling;
import dev.touchstone.sabotage.relay.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the fitting rules of a defect do to one exchange. */
final class Acted implements Handling {

    private final Asked asked;
    private final List<Rule> rules;
    private final Acting acting;
    private final RequestChange request;
    private final Quotation quotation;
    private EventChanges events;

    Acted(Asked asked, List<Rule> rules, Acting acting) {
        this.asked = asked;
        this.rules = rules;
        this.acting = acting;
        this.quotation = new Quotation(asked, acting.memory());
        this.request = new RequestChange(acting.memory(), acting.credentials());
    }

    @Override
    public List<Asked> sent() {
        if (instead().isPresent()) {
            return List.of();
        }
        Asked changed = asked;
        List<Asked> before = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.firstAs() != null) {
                Asked other = request.as(rule.firstAs(), asked);
                if (!other.headers().equals(asked.headers())) {
                    before.add(other);
                }
            }
            changed = rule.when().waitsForReply() ? changed : request.of(rule, changed);
        }
        before.add(changed);
        if (rules.stream().anyMatch(Rule::twice)) {
            before.add(changed);
        }
        return before;
    }

    @Override
    public Optional<Told> instead() {
        return rules.stream()
                .filter(rule -> rule.instead() != null)
                .findFirst()
                .map(rule -> rule.instead().told());
    }

    @Override
    public Duration delay() {
        return rules.stream().map(Rule::kept).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public Manner manner(Told head) {
        List<Rule> fitting = rules.stream().filter(rule -> rule.when().fitsHead(head)).toList();
        if (head.isEventStream()) {
            List<Rule> streaming =
                    fitting.stream()
                            .filter(rule -> !rule.events().isEmpty() || !rule.headers().isEmpty())
                            .filter(rule -> !rule.when().waitsForReply() || acting.counts(rule))
                            .toList();
            events = new EventChanges(streaming, quotation);
            return streaming.isEmpty() ? Manner.AS_IT_COMES : Manner.BY_EVENTS;
        }
        return acting.remembers() || fitting.stream().anyMatch(Rule::changesReplies)
                ? Manner.AS_A_WHOLE
                : Manner.AS_IT_COMES;
    }

    @Override
    public Told head(Told head) {
        return events.head(head);
    }

    @Override
    public Told whole(Told reply) {
        Told told = reply;
        for (Rule rule : rules) {
            if (rule.changesReplies()
                    && rule.when().fits(reply)
                    && (!rule.when().waitsForReply() || acting.counts(rule))) {
                told = changed(rule, told);
            }
        }
        acting.memory().heard(asked, reply);
        acting.saw(asked, reply);
        return told;
    }

    private Told changed(Rule rule, Told reply) {
        Told told = recalled(rule, reply);
        byte[] body = Documents.changed(told.body(), rule.reply());
        if (rule.body() != null) {
            body = quotation.in(rule.body()).getBytes(StandardCharsets.UTF_8);
        }
        if (!rule.text().isEmpty()) {
            String text = new String(body, StandardCharsets.UTF_8);
            for (Rule.Swap swap : rule.text()) {
                text = Texts.replaced(text, swap.found(), quotation.inReplacement(swap.to()));
            }
            body = text.getBytes(StandardCharsets.UTF_8);
        }
        return new Told(
                rule.status() == null ? told.status() : rule.status(),
                Rule.with(told.headers(), quotation.in(rule.headers())),
                body);
    }

    private Told recalled(Rule rule, Told reply) {
        if (rule.recall() == null) {
            return reply;
        }
        Optional<Told> before =
                rule.recall() == Rule.Recall.TARGET
                        ? acting.memory().sameTarget(asked)
                        : acting.memory().previous(asked);
        return before.orElse(reply);
    }

    @Override
    public Passed event(byte[] event) {
        return events.event(event);
    }

    @Override
    public List<byte[]> last() {
        return events.last();
    }

    @Override
    public boolean hangsUp() {
        return rules.stream().noneMatch(Rule::staysOn);
    }
}
