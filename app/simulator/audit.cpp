// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/audit.h"

#include "app/simulator/tenant.h"

#include <algorithm>

namespace sim {

namespace {

// The directory prints the set as a JSON array of bracketed descriptions.
std::string keyDescriptions(const std::vector<PasswordCredential> &credentials)
{
    Json list = Json::array();
    for (const PasswordCredential &credential : credentials) {
        if (!credential.removed)
            list.push_back(
                "[KeyIdentifier=" + credential.keyId +
                ",KeyType=Password,KeyUsage=Verify,DisplayName=" + credential.displayName + "]");
    }
    return list.dump();
}

std::size_t living(const std::vector<PasswordCredential> &credentials)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(credentials, [](const auto &c) { return !c.removed; }));
}

std::string activityOf(const Tenant &tenant, const CredentialHolder &holder,
                       const std::vector<PasswordCredential> &before)
{
    if (tenant.world.applications.contains(holder.id))
        return "Update application \u2013 Certificates and secrets management ";
    return living(holder.passwords) >= living(before) ? "Add service principal credentials"
                                                      : "Remove service principal credentials";
}

Json initiatedBy(const Initiator &initiator)
{
    if (initiator.appId.empty())
        return {{"app", nullptr},
                {"user",
                 {{"id", initiator.userId},
                  {"displayName", nullptr},
                  {"userPrincipalName", initiator.upn},
                  {"ipAddress", initiator.address},
                  {"roles", Json::array()}}}};
    return {{"user", nullptr},
            {"app",
             {{"appId", initiator.appId},
              {"displayName", initiator.displayName},
              {"servicePrincipalId", initiator.userId},
              {"servicePrincipalName", nullptr}}}};
}

} // namespace

void auditCredentialChange(Tenant &tenant, const CredentialHolder &holder,
                           const std::vector<PasswordCredential> &before,
                           const Initiator &initiator)
{
    const TenantMs now = tenant.clock.now();
    const bool isApplication = tenant.world.applications.contains(holder.id);
    const std::string activity = activityOf(tenant, holder, before);
    const Json target{{"id", holder.id},
                      {"displayName", holder.displayName},
                      {"type", isApplication ? "Application" : "ServicePrincipal"},
                      {"userPrincipalName", nullptr},
                      {"groupType", nullptr},
                      {"modifiedProperties",
                       {{{"displayName", "KeyDescription"},
                         {"oldValue", keyDescriptions(before)},
                         {"newValue", keyDescriptions(holder.passwords)}},
                        {{"displayName", "Included Updated Properties"},
                         {"oldValue", nullptr},
                         {"newValue", "\"KeyDescription\""}}}}};
    const std::string agent = initiator.userAgent.empty() ? "Mozilla/5.0" : initiator.userAgent;
    tenant.logs.append(
        "AuditLogs", now,
        {{"Id", "Directory_" + tenant.random.guid()},
         {"ActivityDateTime", isoTimeTicks(now)},
         {"ActivityDisplayName", activity},
         {"OperationName", activity},
         {"OperationVersion", "1.0"},
         {"AADOperationType", "Update"},
         {"AADTenantId", tenant.world.tenantId},
         {"Category", "ApplicationManagement"},
         {"CorrelationId", initiator.correlation},
         {"Identity", initiator.displayName.empty() ? initiator.upn : initiator.displayName},
         {"InitiatedBy", initiatedBy(initiator)},
         {"LoggedByService", "Core Directory"},
         {"Resource", "Microsoft.aadiam"},
         {"Result", "success"},
         {"ResultReason", ""},
         {"ResultSignature", "None"},
         {"TargetResources", Json::array({target})},
         {"AdditionalDetails", Json::array({{{"key", "User-Agent"}, {"value", agent}}})}});
}

} // namespace sim
