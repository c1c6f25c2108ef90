// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runwords.h"

#include "ui/timetext.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QStringList>

namespace keyturn {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::RunWords)
};

QString shortened(const QString &value)
{
    // Key ids and versions are told apart by their beginnings.
    constexpr int enough = 8;
    const bool isTime =
        value.size() >= 20 && value.at(4) == QLatin1Char('-') && value.at(10) == QLatin1Char('T');
    if (isTime)
        return QLocale().toString(localTime(fromIso(value)), QStringLiteral("d MMM HH:mm"));
    return value.size() > 2 * enough ? value.left(8) + QChar(0x2026) : value;
}

/// One "key=value" of the evidence as words; the value alone where its name says nothing more.
QString evidencePart(const QString &key, const QString &value)
{
    const QString shown = shortened(value);
    if (key == QLatin1String("keyId"))
        return Words::tr("key id %1").arg(shown);
    if (key == QLatin1String("version"))
        return Words::tr("version %1").arg(shown);
    if (key == QLatin1String("accepted"))
        return Words::tr("%n fresh sign-in(s) accepted", nullptr, value.toInt());
    if (key == QLatin1String("since"))
        return Words::tr("since %1").arg(shown);
    if (key == QLatin1String("sources"))
        return Words::tr("%n source(s) seen", nullptr, value.toInt());
    if (key == QLatin1String("last"))
        return Words::tr("last %1").arg(shown);
    if (key == QLatin1String("unused-since"))
        return Words::tr("unused since %1").arg(shown);
    if (key == QLatin1String("complete-until"))
        return Words::tr("logs complete until %1").arg(shown);
    if (key == QLatin1String("credentials"))
        return Words::tr("%n credential(s) as frozen", nullptr, value.toInt());
    if (key == QLatin1String("approved-by"))
        return Words::tr("approved by %1").arg(value);
    if (key == QLatin1String("reads"))
        return Words::tr("%n read(s) agree", nullptr, value.toInt());
    if (key == QLatin1String("gone"))
        return Words::tr("%1 is gone").arg(shown);
    if (key == QLatin1String("saved"))
        return Words::tr("saved %1").arg(shown);
    if (key == QLatin1String("attested"))
        return Words::tr("a person said so %1").arg(shown);
    if (key == QLatin1String("seen"))
        return Words::tr("seen with key %1").arg(shown);
    if (key == QLatin1String("read"))
        return Words::tr("read %1").arg(shown);
    if (key == QLatin1String("canary"))
        return Words::tr("the agent's tool answered %1").arg(shown);
    if (key == QLatin1String("canary-after"))
        return Words::tr("when every token from before %1 had ended").arg(shown);
    if (key == QLatin1String("not-proved"))
        return Words::tr("says nothing of other people's connections");
    if (key == QLatin1String("suspects"))
        return Words::tr("%n thing(s) to look at", nullptr, value.toInt());
    if (key == QLatin1String("suspect"))
        return value;
    if (key == QLatin1String("not-read"))
        return Words::tr("not looked at: %1").arg(value);
    if (key == QLatin1String("tokens-until"))
        return Words::tr("its tokens live until %1").arg(shown);
    if (key == QLatin1String("longest-until"))
        return Words::tr("where a service lets them live longer, until %1").arg(shown);
    if (key == QLatin1String("waived"))
        return Words::tr("waived because of a leak");
    return Words::tr("%1 %2").arg(key, shown);
}

} // namespace

ToneText stateText(RunState state)
{
    switch (state) {
    case RunState::Planned:
        return {Words::tr("Planned"), Tone::Neutral};
    case RunState::Running:
        return {Words::tr("Running"), Tone::Accent};
    case RunState::Holding:
        return {Words::tr("Holding"), Tone::Accent};
    case RunState::WaitingForPerson:
        return {Words::tr("Waiting for you"), Tone::Caution};
    case RunState::Undoing:
        return {Words::tr("Undoing"), Tone::Accent};
    case RunState::Completed:
        return {Words::tr("Completed"), Tone::Good};
    case RunState::Undone:
        return {Words::tr("Undone"), Tone::Neutral};
    case RunState::Stuck:
        return {Words::tr("Stuck: you decide"), Tone::Bad};
    case RunState::Abandoned:
        return {Words::tr("Left as it is"), Tone::Neutral};
    }
    Q_UNREACHABLE();
}

QString reasonText(const QString &reason)
{
    using rotation::Reason;
    const auto known = rotation::reasonFrom(reason.toStdString());
    if (!known)
        return reason;
    switch (*known) {
    case Reason::Scheduled:
        return Words::tr("scheduled");
    case Reason::Expiring:
        return Words::tr("expiring");
    case Reason::ScopeChange:
        return Words::tr("scope change");
    case Reason::OwnerLeft:
        return Words::tr("owner left");
    case Reason::ByHand:
        return Words::tr("by hand");
    case Reason::LeakFast:
        return Words::tr("after a leak");
    case Reason::LeakRevokeNow:
        return Words::tr("after a leak, revoked at once");
    }
    Q_UNREACHABLE();
}

QString phaseText(rotation::Phase phase)
{
    using rotation::Phase;
    switch (phase) {
    case Phase::Prepare:
        return Words::tr("Prepare");
    case Phase::Add:
        return Words::tr("New Entra secret");
    case Phase::Deliver:
        return Words::tr("Delivery");
    case Phase::Prove:
        return Words::tr("Proof");
    case Phase::Retire:
        return Words::tr("Old Entra secret");
    case Phase::Record:
        return Words::tr("Record");
    }
    Q_UNREACHABLE();
}

QString gradeText(const std::string &grade)
{
    if (grade == "proven")
        return Words::tr("proven");
    if (grade == "observed")
        return Words::tr("observed");
    return grade == "attested" ? Words::tr("attested") : QString();
}

QString stepTitle(const rotation::PlannedStep &step)
{
    const QString title =
        QCoreApplication::translate("keyturn::rotation::EntraClientSecret", step.title.c_str());
    return step.label.empty() ? title
                              : Words::tr("%1: %2").arg(title, QString::fromStdString(step.label));
}

QString undoText(rotation::Undo undo)
{
    using rotation::Undo;
    switch (undo) {
    case Undo::Nothing:
        return Words::tr("nothing to take back");
    case Undo::RemoveOurs:
        return Words::tr("undo removes it, once nobody uses it");
    case Undo::RestoreValue:
        return Words::tr("undo restores the value that is there now");
    case Undo::None:
        return Words::tr("point of no return");
    }
    Q_UNREACHABLE();
}

QString refusalText(const rotation::Refusal &refusal)
{
    const QString subject = QString::fromStdString(refusal.subject);
    static const QHash<QString, const char *> sentences{
        {QStringLiteral("version-pinned"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "%1 is pinned to one version of its Key Vault secret and would never "
                           "take the new value. Remove the version from the reference first.")},
        {QStringLiteral("not-owner"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "Keyturn's application may not change %1. Make it an owner of that "
                           "application first.")},
        {QStringLiteral("vault-forbidden"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "Keyturn may not write the vault %1. Give it the right to set secrets "
                           "there, or choose delivery by hand.")},
        {QStringLiteral("vault-secret-missing"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "The Key Vault secret %1 does not exist. Correct the reference of its "
                           "reader first.")},
        {QStringLiteral("policy-forbids-secrets"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "The tenant's policy allows no new client secret on %1. Ask for an "
                           "exemption, or move the agent to a certificate.")},
        {QStringLiteral("no-client-secret"),
         QT_TRANSLATE_NOOP("keyturn::RunWords", "There is no client secret to rotate on %1.")},
        {QStringLiteral("kind-not-built"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "This Keyturn turns client secrets only, and %1 is none.")},
        {QStringLiteral("unknown-credential"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "The credential %1 is not there any more. Read the tenant again.")},
        {QStringLiteral("several-in-use"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "More than one secret of %1 is in use. Choose which one to turn.")},
        {QStringLiteral("several-candidates"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "%1 has several secrets, and no record shows which is in use. Choose "
                           "which one to turn.")},
        {QStringLiteral("own-credential"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "%1 is what Keyturn itself signs in with; it is turned by a plan of "
                           "its own.")},
        {QStringLiteral("another-run-is-open"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "Another run is open on this credential: %1. Finish or undo it first.")},
        {QStringLiteral("already-turned"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "Run %1 has turned this credential within its cadence already. There "
                           "is nothing left to do for this agent.")},
        {QStringLiteral("delivery-impossible"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "The new value cannot reach %1 in the way you chose. Let each consumer "
                           "choose.")},
        {QStringLiteral("canary-impossible"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "%1 wants a sign-in, so it cannot be asked from here. Plan without the "
                           "question.")},
        {QStringLiteral("delivery-not-built"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "This Keyturn cannot deliver in this way yet: %1. Let each consumer "
                           "choose.")},
        {QStringLiteral("no-sign-in-records"),
         QT_TRANSLATE_NOOP("keyturn::RunWords",
                           "No sign-in records can be read for %1, so nothing could be proven. "
                           "Send the tenant's sign-in logs to a workspace that Keyturn may read.")},
    };
    if (const char *sentence = sentences.value(QString::fromStdString(refusal.code)))
        return Words::tr(sentence).arg(subject);
    QString code = QString::fromStdString(refusal.code);
    return Words::tr("%1: %2").arg(code.replace(QLatin1Char('-'), QLatin1Char(' ')), subject);
}

QString acceptText(const std::string &accept)
{
    const QString text = QString::fromStdString(accept);
    const QString subject = text.section(QLatin1Char(':'), 1).trimmed();
    if (text.startsWith(QLatin1String("ceiling:")))
        return Words::tr("The service's records cannot name the new secret for delegated sign-ins. "
                         "The old one is removed on observed evidence and a waiting time.");
    if (text.startsWith(QLatin1String("unassigned:")))
        return Words::tr("Something that belongs to no known consumer signs in with this secret: "
                         "%1. It will be refused once the old secret is gone.")
            .arg(subject);
    return text;
}

QString notTurnedText(const std::string &credential)
{
    const QString text = QString::fromStdString(credential);
    const QString kind = text.section(QLatin1Char(' '), 0, 0);
    const QString rest = text.section(QLatin1Char(' '), 1);
    const CredentialKind known = credentialKindFrom(kind);
    if (nameOf(known) != kind)
        return text;
    return rest.isEmpty() ? wordFor(known) : Words::tr("%1: %2").arg(wordFor(known), rest);
}

QString ceilingText(rotation::Grade ceiling)
{
    using rotation::Grade;
    switch (ceiling) {
    case Grade::Proven:
        return Words::tr("The removal can be proven: the service's own records name the credential "
                         "that each consumer uses.");
    case Grade::Observed:
        return Words::tr("The removal cannot be proven, only observed: delegated sign-ins are "
                         "recorded without the credential's id. A waiting time takes its place.");
    case Grade::Attested:
    case Grade::None:
        return Words::tr("No evidence can be had that would open the removal: the new secret is "
                         "added and delivered, the old one stays.");
    }
    Q_UNREACHABLE();
}

QString evidenceText(const std::string &evidence)
{
    QStringList parts;
    for (const QString &part : QString::fromStdString(evidence).split(QStringLiteral("; "))) {
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        if (part == QLatin1String("not-production"))
            parts.append(Words::tr("not needed outside production"));
        else if (part == QLatin1String("taken-back"))
            parts.append(Words::tr("taken back"));
        else if (equals > 0)
            parts.append(evidencePart(part.left(equals), part.mid(equals + 1)));
        else if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(QStringLiteral(" \u00b7 "));
}

QString commandText(const QString &command)
{
    if (command == QLatin1String("resume"))
        return Words::tr("Try again");
    if (command == QLatin1String("undo"))
        return Words::tr("Undo...");
    if (command == QLatin1String("go-on"))
        return Words::tr("Go on");
    if (command == QLatin1String("leave-both"))
        return Words::tr("Leave both alive");
    if (command == QLatin1String("pause"))
        return Words::tr("Pause");
    return command;
}

} // namespace keyturn
