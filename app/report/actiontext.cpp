// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/actiontext.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>
#include <string_view>

namespace keyturn {

namespace {

/// One kind of row. A {name} is filled from the fact; a part in [] is left out when a name in it
/// has no value. The first line that fits counts.
struct Sentence
{
    FactKind kind;
    std::string_view verb;    ///< data "verb", "command", "state" or "action", of a
                              ///< verified step its row; empty = any
    std::string_view outcome; ///< data "outcome"; empty = any
    const char *text;
};

constexpr std::array sentences{
    Sentence{FactKind::Planned, "", "", "Planned the rotation[ ({reason})][, to retire {retire}]."},
    Sentence{FactKind::Started, "", "", "Started the rotation."},
    Sentence{FactKind::Accepted, "", "", "Accepted before the first write[: {what}]."},
    Sentence{FactKind::Intended, "", "", "Was about to {verb}."},
    Sentence{FactKind::ValueLeft, "", "", "Let the new value leave the console[ for {to}]."},
    Sentence{FactKind::Answered, "write-sentinel", "done", "Proved that the keychain keeps items."},
    Sentence{FactKind::Answered, "add-secret", "done",
             "Added a new secret[ {hint}...][ (key id {keyId})]."},
    Sentence{FactKind::Answered, "add-secret", "refused", "Could not add a new secret[: {error}]."},
    Sentence{FactKind::Answered, "add-secret", "unknown",
             "Asked for a new secret; whether it was added is not known yet."},
    Sentence{FactKind::Answered, "put-vault", "done",
             "Wrote the new value to {target}[ (version {version})]."},
    Sentence{FactKind::Answered, "put-vault", "refused",
             "Could not write the new value to {target}[: {error}]."},
    Sentence{FactKind::Answered, "put-vault", "unknown",
             "Sent the new value to {target}; whether it was kept is not known yet."},
    Sentence{FactKind::Answered, "restore-vault", "done",
             "Put the previous value back into {target}[ (version {version})]."},
    Sentence{FactKind::Answered, "restore-vault", "refused",
             "Could not put the previous value back into {target}[: {error}]."},
    Sentence{FactKind::Answered, "restore-vault", "unknown",
             "Sent the previous value to {target}; whether it was kept is not known yet."},
    Sentence{FactKind::Answered, "remove-secret", "done",
             "Removed the secret with key id {target}."},
    Sentence{FactKind::Answered, "remove-secret", "refused",
             "Could not remove the secret with key id {target}[: {error}]."},
    Sentence{
        FactKind::Answered, "remove-secret", "unknown",
        "Asked to remove the secret with key id {target}; whether it is gone is not known yet."},
    Sentence{FactKind::Answered, "discard-value", "done",
             "Deleted the console's copy of the new value."},
    Sentence{FactKind::Answered, "", "done", "Did {verb}[ on {target}]."},
    Sentence{FactKind::Answered, "", "refused", "Was refused: {verb}[ on {target}][: {error}]."},
    Sentence{FactKind::Answered, "", "", "Does not know yet what came of {verb}[ on {target}]."},
    Sentence{FactKind::Probed, "", "",
             "Tried the new secret[: {accepted} accepted, {refused} refused]."},
    Sentence{FactKind::Observed, "", "", "Looked[: {finding}]."},
    Sentence{FactKind::Verified, "prepare", "", "Checked what is there before the first write."},
    Sentence{FactKind::Verified, "suspects", "",
             "Looked for what came to the application after the leak."},
    Sentence{FactKind::Verified, "add", "", "Read the new secret back from the application."},
    Sentence{FactKind::Verified, "alone", "", "Made sure that no other console turns it."},
    Sentence{FactKind::Verified, "accept", "",
             "Proved that every sign-in server accepts the new secret."},
    Sentence{FactKind::Verified, "deliver-vault", "", "Read the new version back from Key Vault."},
    Sentence{FactKind::Verified, "deliver-hand", "",
             "Delivered the new secret to the connector[ ({grade})]."},
    Sentence{FactKind::Verified, "tell", "",
             "Had the environment variable saved again[ ({grade})]."},
    Sentence{FactKind::Verified, "seen", "", "Saw every consumer use the new secret[ ({grade})]."},
    Sentence{FactKind::Verified, "canary", "",
             "Asked the agent what only its tool knows, and got it[ ({grade})]."},
    Sentence{FactKind::Verified, "disuse", "",
             "Established that the old secret is unused[ ({grade})]."},
    Sentence{FactKind::Verified, "approve", "", "Had the approval that the removal needs."},
    Sentence{FactKind::Verified, "retire", "", "Read back that the old secret is gone."},
    Sentence{FactKind::Verified, "close", "",
             "Checked that nobody gets in with the old secret, and closed."},
    Sentence{FactKind::Verified, "", "", "Verified the step {step}[ ({grade})]."},
    Sentence{FactKind::Skipped, "", "", "Left out the step {step}[: {why}]."},
    Sentence{FactKind::Holding, "", "", "Waits[ until {until}][: {why}]."},
    Sentence{FactKind::Waiting, "", "", "Waits for a person[: {why}]."},
    Sentence{FactKind::Attested, "", "", "Attested the step {step}[: {note}]."},
    Sentence{FactKind::Approved, "", "", "Approved the retirement."},
    Sentence{FactKind::Commanded, "pause", "", "Paused the rotation."},
    Sentence{FactKind::Commanded, "resume", "", "Resumed the rotation."},
    Sentence{FactKind::Commanded, "undo", "", "Asked to undo the rotation[: {why}]."},
    Sentence{FactKind::Commanded, "go-on", "", "Decided to go on past the point of no return."},
    Sentence{FactKind::Commanded, "leave-both", "", "Decided to leave both credentials alive."},
    Sentence{FactKind::Commanded, "stop", "", "Stopped the rotation."},
    Sentence{FactKind::Commanded, "", "", "Gave the command {command}."},
    Sentence{FactKind::HandedOver, "", "", "Took the new value over by hand[ for {consumer}]."},
    Sentence{FactKind::Stuck, "", "", "Stopped and asks for a decision[: {why}]."},
    Sentence{FactKind::Ended, "completed", "", "Completed the rotation."},
    Sentence{FactKind::Ended, "undone", "", "Undid the rotation."},
    Sentence{FactKind::Ended, "abandoned", "", "Abandoned the rotation[: {why}]."},
    Sentence{FactKind::Ended, "", "", "Ended the rotation[: {state}]."},
    Sentence{FactKind::Reopened, "old-value-back", "",
             "Reopened the rotation: the old value is back in Key Vault[ (version {version})]."},
    Sentence{FactKind::Reopened, "value-replaced", "",
             "Reopened the rotation: somebody wrote another value into Key Vault[ (version "
             "{version})]."},
    Sentence{FactKind::Reopened, "consumer-refused", "",
             "Reopened the rotation: a caller that worked is refused now[ ({source})]."},
    Sentence{FactKind::Reopened, "saved-after-end", "",
             "Reopened the rotation: {consumer} was saved after its end, and nobody was seen "
             "getting in with it since."},
    Sentence{FactKind::Reopened, "", "", "Reopened the rotation[: {why}]."},
    Sentence{FactKind::Note, "stop-writes", "", "Stopped all writes of every run."},
    Sentence{FactKind::Note, "allow-writes", "", "Allowed writes again."},
    Sentence{FactKind::Note, "link", "",
             "Linked the application {subject} by hand[ through {consumer}]."},
    Sentence{FactKind::Note, "unlink", "",
             "Took the link to the application {subject} back[ through {consumer}]."},
    Sentence{FactKind::Note, "verified-shared", "",
             "Verified that {subject} was turned within its cadence[ by run {run}]."},
    Sentence{FactKind::Note, "reveal-conversation", "",
             "Showed the conversation {subject} unmasked[ for: {purpose}]."},
    Sentence{FactKind::Note, "reveal-finding", "",
             "Showed a finding of the rule {rule} in {subject}[ for: {purpose}]."},
    Sentence{FactKind::Note, "reveal-raw-row", "",
             "Showed a raw row of {subject}[ for: {purpose}]."},
    Sentence{FactKind::Note, "suppress-finding", "",
             "Suppressed a finding of the rule {rule} in {subject}[: {note}]."},
    Sentence{FactKind::Note, "restore-finding", "",
             "Took back that a finding of the rule {rule} in {subject} was suppressed."},
    Sentence{FactKind::Note, "hold-conversation", "",
             "Put a legal hold on the conversation {subject}[: {note}]."},
    Sentence{FactKind::Note, "release-conversation", "",
             "Released the conversation {subject} from its legal hold[: {note}]."},
    Sentence{FactKind::Note, "set-retention", "",
             "Set the retention of transcripts to {days} days (0 keeps them for ever)[; it was "
             "{before}]."},
    Sentence{FactKind::Note, "purge-transcripts", "",
             "Began to purge transcripts older than {olderThanDays} days."},
    Sentence{FactKind::Note, "purged-transcripts", "",
             "Purged {count} conversations older than {olderThanDays} days[; {held} were held]."},
    Sentence{FactKind::Note, "export-transcripts", "",
             "Began to export {subject} as {format}, {texts}[, for: {purpose}]."},
    Sentence{FactKind::Note, "exported-transcripts", "",
             "Exported {count} conversations as {format}[, SHA-256 {sha256}]."},
    Sentence{FactKind::Note, "forward-transcripts", "",
             "Began to forward conversations to {subject}, {texts}[, for: {purpose}]."},
    Sentence{FactKind::Note, "replay-transcripts", "",
             "Began to forward conversations to {subject} again, {texts}[, for: {purpose}]."},
    Sentence{FactKind::Note, "forwarded-transcripts", "",
             "Forwarded {count} pairs to {subject}[; {refused} refused][, {unknown} unknown]."},
    Sentence{FactKind::Note, "", "", "Noted[: {action}][: {subject}]."},
};

std::string verbOf(const Fact &fact)
{
    switch (fact.kind) {
    case FactKind::Commanded:
        return fact.value("command");
    case FactKind::Ended:
        return fact.value("state");
    case FactKind::Verified:
        return fact.step.substr(0, fact.step.find(':'));
    case FactKind::Note:
        return fact.value("action");
    case FactKind::Reopened:
        return fact.value("why");
    default:
        return fact.value("verb");
    }
}

bool fits(const Sentence &sentence, const Fact &fact)
{
    return sentence.kind == fact.kind && (sentence.verb.empty() || sentence.verb == verbOf(fact)) &&
           (sentence.outcome.empty() || sentence.outcome == fact.value("outcome"));
}

/// Codes are written with dashes: "nobody-came" reads "nobody came".
QString spoken(const QString &name, QString value)
{
    static const QStringList codes{QStringLiteral("why"),     QStringLiteral("verb"),
                                   QStringLiteral("reason"),  QStringLiteral("command"),
                                   QStringLiteral("state"),   QStringLiteral("action"),
                                   QStringLiteral("finding"), QStringLiteral("grade")};
    return codes.contains(name) ? value.replace(QLatin1Char('-'), QLatin1Char(' ')) : value;
}

QString valueOf(const Fact &fact, const QString &name)
{
    if (name == QLatin1String("step"))
        return QString::fromStdString(fact.step);
    return spoken(name, QString::fromStdString(fact.value(name.toStdString())));
}

/// Fills the names in @p part; @p isComplete says whether each had a value.
QString filled(const QString &part, const Fact &fact, bool &isComplete)
{
    static const QRegularExpression names(QStringLiteral(R"(\{(\w+)\})"));
    QString text;
    qsizetype last = 0;
    isComplete = true;
    for (auto matches = names.globalMatch(part); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString value = valueOf(fact, match.captured(1));
        isComplete = isComplete && !value.isEmpty();
        text += part.mid(last, match.capturedStart() - last);
        text += value.isEmpty() ? QStringLiteral("?") : value;
        last = match.capturedEnd();
    }
    return text + part.mid(last);
}

QString spell(const char *pattern, const Fact &fact)
{
    static const QRegularExpression parts(QStringLiteral(R"(\[([^\]]*)\]|([^\[]+))"));
    QString text;
    for (auto matches = parts.globalMatch(QLatin1String(pattern)); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const bool isOptional = match.capturedStart(1) >= 0;
        bool isComplete = false;
        const QString part = filled(match.captured(isOptional ? 1 : 2), fact, isComplete);
        if (isComplete || !isOptional)
            text += part;
    }
    return text;
}

} // namespace

QString actionText(const Fact &fact)
{
    for (const Sentence &sentence : sentences) {
        if (fits(sentence, fact))
            return spell(sentence.text, fact);
    }
    Q_UNREACHABLE();
}

QString evidenceText(const Fact &fact)
{
    QStringList parts;
    for (const auto &[name, value] : fact.data) {
        if (!value.empty())
            parts << QString::fromStdString(name + ": " + value);
    }
    return parts.join(QStringLiteral("; "));
}

} // namespace keyturn
