// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/callobserver.h"

namespace keyturn {

std::optional<Error> CallObserver::beforeSend(const Call &)
{
    return {};
}

void CallObserver::sent(const Call &)
{}

std::optional<Error> CallObserver::afterAnswer(const Call &, const CallOutcome &)
{
    return {};
}

} // namespace keyturn
