// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stucktext.h"

#include "ui/runwords.h"

#include <QCoreApplication>
#include <QHash>

namespace keyturn {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::StuckText)
};

const char *sentenceFor(const std::string &why)
{
    static const QHash<QString, const char *> sentences{
        {QStringLiteral("keychain-lost"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "The keychain no longer holds what this run put there, so the new value "
                           "may be lost. Nothing was removed.")},
        {QStringLiteral("value-lost"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "The new value is lost here, and a consumer may hold it already. So the "
                           "new secret is not taken back by guessing.")},
        {QStringLiteral("another-run-is-open"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "Another run turns the same credential, perhaps from another console. "
                           "Its secret is never touched from here.")},
        {QStringLiteral("consumer-refused"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "A consumer that worked before is refused now. It probably holds a "
                           "mistyped value. The old secret is still valid.")},
        {QStringLiteral("canary-refused"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "Asked what only its tool knows, the agent answered with an error, "
                           "again and again. It probably holds a mistyped value. The old secret is "
                           "still valid.")},
        {QStringLiteral("handed-over"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "The new value was handed over by hand. Nobody can read the value that "
                           "was there before, so it cannot be put back from here.")},
        {QStringLiteral("past-point-of-no-return"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "The removal of the old secret was begun. It can be finished, not taken "
                           "back.")},
        {QStringLiteral("past-deadline"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "The old secret expires too soon for a way back. Going on is the safe "
                           "direction.")},
        {QStringLiteral("new-secret-refused"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "No sign-in server accepts the new secret. Nothing was delivered.")},
        {QStringLiteral("nobody-came"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "The run waited long for a person. Both secrets are valid.")},
        {QStringLiteral("old-still-accepted"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "The old secret was removed, and a record shows that it still got "
                           "somebody in.")},
        {QStringLiteral("ours-is-in-use"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "The secret this run added is in use, so it is not taken back.")},
        {QStringLiteral("refused"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "The service refused the change. Trying again unchanged would not "
                           "help.")},
        {QStringLiteral("set-changed"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "Somebody else changed the credentials of this application during the "
                           "run. Look at them before going on.")},
        {QStringLiteral("too-many-attempts"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "Several attempts came to nothing. The next one needs your word.")},
        {QStringLiteral("vault-changed"),
         QT_TRANSLATE_NOOP("keyturn::StuckText",
                           "Somebody else wrote the Key Vault secret during the run.")},
    };
    return sentences.value(QString::fromStdString(why), nullptr);
}

} // namespace

void describeStuck(NowText &now, const rotation::Plan &, const rotation::RunView &run,
                   const rotation::PlannedStep *step)
{
    now.title = step ? Words::tr("Stuck at: %1").arg(stepTitle(*step)) : Words::tr("Stuck");
    const char *sentence = sentenceFor(run.why);
    now.body =
        sentence
            ? Words::tr(sentence)
            : Words::tr("The run cannot go on by itself: %1.").arg(QString::fromStdString(run.why));
    if (step && !run.step(step->id).attempts.empty()) {
        const std::string &error = run.step(step->id).attempts.back().error;
        if (!error.empty())
            now.body += QLatin1Char('\n') + QString::fromStdString(error);
    }
    bool first = true;
    for (const auto &decision : run.decisions) {
        const QString command = QString::fromStdString(decision);
        now.steps.append(consequenceText(command));
        now.actions.append(
            {command, commandText(command), first, command == QLatin1String("undo")});
        first = false;
    }
}

QString consequenceText(const QString &command)
{
    if (command == QLatin1String("resume"))
        return Words::tr("Try again: the run looks at the services and goes on from there.");
    if (command == QLatin1String("undo"))
        return Words::tr("Undo: what this run changed is put back, and the secret it added is "
                         "removed once nobody uses it.");
    if (command == QLatin1String("go-on"))
        return Words::tr("Go on: the run finishes what it began.");
    if (command == QLatin1String("leave-both"))
        return Words::tr("Leave both alive: the run ends here, both secrets stay valid, and the "
                         "surplus one is a finding.");
    return {};
}

} // namespace keyturn
