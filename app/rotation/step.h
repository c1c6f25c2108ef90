// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace keyturn::rotation {

/// What a step does to the world.
enum class Effect { Observes, AddsCredential, SwitchesTraffic, RetiresCredential, Records };
[[nodiscard]] const char *nameOf(Effect effect);
[[nodiscard]] std::optional<Effect> effectFrom(const std::string &name);

enum class Phase { Prepare, Add, Deliver, Prove, Retire, Record };
[[nodiscard]] const char *nameOf(Phase phase);
[[nodiscard]] std::optional<Phase> phaseFrom(const std::string &name);

/// How a step is taken back; declared in the runbook's table before anything is done.
enum class Undo {
    Nothing,      ///< the step has no effect to take back
    RemoveOurs,   ///< remove the credential we added, with proof that nobody uses it
    RestoreValue, ///< put the previous value back, which we may read
    None          ///< a point of no return
};
[[nodiscard]] const char *nameOf(Undo undo);
[[nodiscard]] std::optional<Undo> undoFrom(const std::string &name);

/// One row of a plan: a row of the runbook's table bound to its target.
struct PlannedStep
{
    std::string id;  ///< "add", "deliver:vault:kv.vault.azure.net/helpdesk": unique in the plan
    std::string row; ///< id of the table row: "add", "deliver-vault"
    Phase phase = Phase::Prepare;
    Effect effect = Effect::Observes;
    std::string title;  ///< untranslated; marked for translation in the table
    std::string target; ///< vault, consumer or keyId
    std::string label;  ///< the target's name for a person
    Undo undo = Undo::Nothing;
    std::string gate; ///< what opens this step: "proven", "observed", or empty
    bool operator==(const PlannedStep &) const = default;
};

} // namespace keyturn::rotation
