// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the new value reaches its consumers: acceptance probes, Key Vault, a person.
#include "app/rotation/facts.h"
#include "app/rotation/gates.h"
#include "app/rotation/readings.h"
#include "app/rotation/removal.h"
#include "app/rotation/runbooks/entraclientsecret.h"

#include <QCryptographicHash>

#include <algorithm>

namespace keyturn::rotation {

namespace {

constexpr int probesInABatch = 5;

/// A correlation id that says nothing about the run and is the same when asked again.
std::string correlationOf(const Context &c, int batch, int index)
{
    const std::string seed =
        c.plan.run + '|' + c.step.id + '|' + std::to_string(batch) + '|' + std::to_string(index);
    const std::string hex =
        QCryptographicHash::hash(QByteArray::fromStdString(seed), QCryptographicHash::Sha256)
            .toHex()
            .toStdString();
    return hex.substr(0, 8) + '-' + hex.substr(8, 4) + "-4" + hex.substr(13, 3) + "-8" +
           hex.substr(17, 3) + '-' + hex.substr(20, 12);
}

} // namespace

Action EntraClientSecret::probe(const Context &c) const
{
    const StepView &view = c.view();
    const Millis spacing = c.plan.policy.propagationCeiling * probesInABatch /
                           std::max(1, c.plan.policy.acceptanceProbes);
    const int batch = view.probeBatches;
    if (batch > 0 && c.world.readyToSend.contains({c.step.id, batch})) {
        Data args{{"correlations", {}}, {"keyAttempt", std::to_string(c.run.addAttempt)}};
        for (int index = 0; index < probesInABatch; ++index)
            args["correlations"] += correlationOf(c, batch, index) + ',';
        return perform(c, Verb::Probe, c.plan.appId, batch, std::move(args));
    }
    if (view.probedAt != TimePoint{} && c.now() < view.probedAt + spacing) {
        const TimePoint since = view.probesSince;
        return hold(c, "probing", since + c.plan.policy.propagationCeiling,
                    view.probedAt + spacing);
    }
    std::string correlations;
    for (int index = 0; index < probesInABatch; ++index)
        correlations += correlationOf(c, batch + 1, index) + ',';
    return recorded(c, FactKind::Intended,
                    {{"verb", nameOf(Verb::Probe)}, {"correlations", correlations}}, batch + 1);
}

Finding EntraClientSecret::isAccepted(const Context &c) const
{
    const StepView &view = c.view();
    const Policy &policy = c.plan.policy;
    const bool enough = view.probesAccepted >= policy.acceptanceProbes &&
                        view.probedAt - view.probesSince >= policy.propagationCeiling;
    if (enough)
        return Finding::yes({{"grade", nameOf(Grade::Proven)},
                             {"evidence", "accepted=" + std::to_string(view.probesAccepted) +
                                              "; since=" + iso(view.probesSince)}});
    const bool overdue =
        view.startedAt != TimePoint{} && c.now() > view.startedAt + 6 * policy.propagationCeiling;
    if (overdue && view.probesAccepted == 0 && view.probesRefused > policy.acceptanceProbes)
        return Finding::later(stuck(c, "new-secret-refused", "resume,undo"));
    return Finding::no();
}

Action EntraClientSecret::putVault(const Context &c) const
{
    if (auto send = sendIfReady(c, Verb::PutVault, c.step.target,
                                {{"keyAttempt", std::to_string(c.run.addAttempt)}}))
        return *send;
    return intend(c, Verb::PutVault, c.step.target, {{"undo", nameOf(c.step.undo)}},
                  {FactKind::ValueLeft});
}

Finding EntraClientSecret::isInVault(const Context &c) const
{
    const VaultTarget *target = c.plan.vaultById(c.step.target);
    const Attempt *attempt = c.view().last();
    const auto found = c.world.vaults.find(c.step.target);
    const VaultReading *last = found == c.world.vaults.end() ? nullptr : &found->second;
    if (attempt && !attempt->answered && c.world.readyToSend.contains({c.step.id, attempt->number}))
        return Finding::no();
    const TimePoint since = attempt ? std::max(attempt->intendedAt, attempt->answeredAt)
                                    : c.now() - 2 * c.plan.policy.pollInterval;
    if (!last || last->at <= since)
        return Finding::later(perform(c, Verb::ReadVault, c.step.target));
    const bool ours = last->mark.starts_with(c.plan.markPrefix());
    const bool takenBack = isUndoMark(last->mark);
    if (ours && !takenBack)
        return Finding::yes({{"grade", nameOf(Grade::Observed)},
                             {"version", last->version},
                             {"evidence", "version=" + last->version}});
    if (!ours && last->version != target->frozenVersion)
        return Finding::later(
            stuck(c, "vault-changed", "resume,undo,leave-both", {{"version", last->version}}));
    if (attempt && attempt->permanent)
        return Finding::later(stuck(c, "refused", "resume,undo",
                                    {{"verb", attempt->verb}, {"error", attempt->error}}));
    const bool putBack = takenBack && attempt && attempt->verb == nameOf(Verb::RestoreVault);
    if (!attempt || putBack || attempt->outcome == "refused" || attempt->outcome == "absent")
        return Finding::no();
    // A vault answers consistently; a lost request is still given time to arrive.
    if (last->at >= since + c.plan.policy.pollInterval)
        return Finding::later(
            recorded(c, FactKind::Observed, {{"finding", "absent"}}, attempt->number));
    const TimePoint again = since + c.plan.policy.pollInterval;
    if (c.now() > again)
        return Finding::later(perform(c, Verb::ReadVault, c.step.target));
    return Finding::later(hold(c, "reading-back", again, again + Millis(1)));
}

/// Records when the row was last saved, then asks; the answer is a later save.
Action EntraClientSecret::handOver(const Context &c) const
{
    const PlanConsumer *consumer = c.plan.consumerById(c.step.target);
    if (consumer->savedRow.empty() || c.view().waitingSince != TimePoint{})
        return askPerson(c, "hand-over");
    const auto saved = c.world.saved.find(consumer->id);
    if (saved == c.world.saved.end())
        return perform(c, Verb::ReadSaved, consumer->id);
    return askPerson(c, "hand-over", {{"saved", iso(saved->second)}});
}

/// A later save, a person's word, or a consumer seen with the new key.
Finding EntraClientSecret::waitForSave(const Context &c, const char *why) const
{
    const StepView &view = c.view();
    const PlanConsumer *consumer = c.plan.consumerById(c.step.target);
    const auto saved = c.world.saved.find(consumer->id);
    const auto readAt = c.world.savedReadAt.find(consumer->id);
    if (saved != c.world.saved.end() && view.savedBefore != TimePoint{} &&
        saved->second > view.savedBefore)
        return Finding::yes(
            {{"grade", nameOf(Grade::Observed)}, {"evidence", "saved=" + iso(saved->second)}});
    if (view.attestedAt != TimePoint{})
        return Finding::yes(
            {{"grade", nameOf(Grade::Attested)}, {"evidence", "attested=" + iso(view.attestedAt)}});
    const bool due = !consumer->savedRow.empty() && view.savedBefore != TimePoint{} &&
                     (readAt == c.world.savedReadAt.end() ||
                      c.now() - readAt->second >= c.plan.policy.pollInterval);
    if (due)
        return Finding::later(perform(c, Verb::ReadSaved, consumer->id));
    // After a hand-over the effect is looked for on our own; only then a person is asked again.
    const TimePoint patience = view.handedOverAt + c.plan.policy.ingestionMargin;
    if (view.handedOverAt != TimePoint{} && c.now() < patience)
        return Finding::later(hold(c, why, patience, c.now() + c.plan.policy.pollInterval));
    return Finding::later(askPerson(c, why));
}

Finding EntraClientSecret::isHandedOver(const Context &c) const
{
    if (c.view().handedOverAt == TimePoint{})
        return Finding::no();
    const std::string newKey = c.run.newKeyId();
    if (c.world.signIns && !c.plan.consumerById(c.step.target)->delegated &&
        std::ranges::any_of(
            c.world.signIns->uses,
            [&newKey](const Use &use) { return use.keyId == newKey && use.ok > 0; }) &&
        c.plan.sources.size() == 1)
        return Finding::yes({{"grade", nameOf(Grade::Proven)}, {"evidence", "seen=" + newKey}});
    return waitForSave(c, "watching-for-save");
}

Action EntraClientSecret::tell(const Context &c) const
{
    return handOver(c);
}

Finding EntraClientSecret::isTold(const Context &c) const
{
    if (c.view().waitingSince == TimePoint{})
        return Finding::no();
    return waitForSave(c, "hand-over");
}

} // namespace keyturn::rotation
