// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/logtables.h"

#include <map>
#include <string>

namespace sim {

namespace {

using kql::Field;
using kql::Type;

// One line of a declaration: "type: Name Name ...".
struct Typed
{
    Type type;
    std::string_view names;
};

std::vector<Field> fieldsOf(std::initializer_list<Typed> lines)
{
    std::vector<Field> fields;
    for (const Typed &line : lines)
        for (std::size_t at = 0; at < line.names.size();) {
            const std::size_t end = std::min(line.names.find(' ', at), line.names.size());
            fields.push_back({std::string(line.names.substr(at, end - at)), line.type});
            at = end + 1;
        }
    return fields;
}

using Tables = std::map<std::string, std::vector<Field>, std::less<>>;

std::vector<Field> servicePrincipalSignIns()
{
    return fieldsOf({{Type::String, "AADTenantId"},
                     {Type::Dynamic, "Agent"},
                     {Type::String, "AppId AppOwnerTenantId AuthenticationContextClassReferences "
                                    "AuthenticationProcessingDetails AutonomousSystemNumber "
                                    "Category ClientCredentialType ConditionalAccessAudiences "
                                    "ConditionalAccessPolicies ConditionalAccessStatus "
                                    "CorrelationId"},
                     {Type::Datetime, "CreatedDateTime"},
                     {Type::Long, "DurationMs"},
                     {Type::String, "FederatedCredentialId Id Identity IPAddress Level Location"},
                     {Type::Dynamic, "LocationDetails"},
                     {Type::String, "NetworkLocationDetails OperationName OperationVersion "
                                    "ResourceDisplayName ResourceGroup ResourceIdentity "
                                    "ResourceOwnerTenantId ResourceServicePrincipalId "
                                    "ResultDescription ResultSignature ResultType "
                                    "ServicePrincipalCredentialKeyId "
                                    "ServicePrincipalCredentialThumbprint ServicePrincipalId "
                                    "ServicePrincipalName SessionId SourceSystem TenantId"},
                     {Type::Datetime, "TimeGenerated"},
                     {Type::String, "Type UniqueTokenIdentifier UserAgent"}});
}

std::vector<Field> managedIdentitySignIns()
{
    return fieldsOf({{Type::String, "AADTenantId"},
                     {Type::Dynamic, "Agent"},
                     {Type::String, "AppId AppOwnerTenantId AuthenticationContextClassReferences "
                                    "AuthenticationProcessingDetails AutonomousSystemNumber "
                                    "Category ConditionalAccessAudiences ConditionalAccessPolicies "
                                    "ConditionalAccessStatus CorrelationId"},
                     {Type::Datetime, "CreatedDateTime"},
                     {Type::Long, "DurationMs"},
                     {Type::String, "FederatedCredentialId Id Identity IPAddress Level Location"},
                     {Type::Dynamic, "LocationDetails"},
                     {Type::String, "OperationName OperationVersion ResourceDisplayName "
                                    "ResourceGroup ResourceIdentity ResourceOwnerTenantId "
                                    "ResourceServicePrincipalId ResultDescription ResultSignature "
                                    "ResultType ServicePrincipalCredentialKeyId "
                                    "ServicePrincipalCredentialThumbprint ServicePrincipalId "
                                    "ServicePrincipalName SessionId SourceSystem TenantId"},
                     {Type::Datetime, "TimeGenerated"},
                     {Type::String, "Type UniqueTokenIdentifier UserAgent"}});
}

std::vector<Field> userSignIns()
{
    return fieldsOf({{Type::String, "AADTenantId AppDisplayName AppId "
                                    "AppliedConditionalAccessPolicies AppOwnerTenantId "
                                    "AuthenticationContextClassReferences"},
                     {Type::Dynamic, "AuthenticationDetails AuthenticationMethodsUsed"},
                     {Type::String, "AuthenticationProcessingDetails AuthenticationProtocol "
                                    "AuthenticationRequirement"},
                     {Type::Dynamic, "AuthenticationRequirementPolicies"},
                     {Type::String, "AutonomousSystemNumber Category ClientAppUsed "
                                    "ClientCredentialType ConditionalAccessAudiences "
                                    "ConditionalAccessPolicies ConditionalAccessStatus "
                                    "CorrelationId"},
                     {Type::Datetime, "CreatedDateTime"},
                     {Type::String, "CrossTenantAccessType"},
                     {Type::Dynamic, "DeviceDetail"},
                     {Type::Long, "DurationMs"},
                     {Type::String, "HomeTenantId Id Identity IncomingTokenType IPAddress"},
                     {Type::Bool, "IsInteractive IsRisky IsTenantRestricted"},
                     {Type::String, "Level Location"},
                     {Type::Dynamic, "LocationDetails MfaDetail"},
                     {Type::String, "NetworkLocationDetails OperationName OperationVersion "
                                    "OriginalRequestId OriginalTransferMethod ResourceDisplayName "
                                    "ResourceGroup ResourceIdentity ResourceOwnerTenantId "
                                    "ResourceServicePrincipalId ResourceTenantId ResultDescription "
                                    "ResultSignature ResultType RiskDetail"},
                     {Type::Dynamic, "RiskEventTypes"},
                     {Type::String, "RiskLevelAggregated RiskLevelDuringSignIn RiskState "
                                    "ServicePrincipalId ServicePrincipalName SessionId"},
                     {Type::Dynamic, "SessionLifetimePolicies"},
                     {Type::String, "SignInIdentifierType SourceSystem"},
                     {Type::Dynamic, "Status"},
                     {Type::String, "TenantId"},
                     {Type::Datetime, "TimeGenerated"},
                     {Type::String, "TokenIssuerName TokenIssuerType"},
                     {Type::Dynamic, "TokenProtectionStatusDetails"},
                     {Type::String, "Type UniqueTokenIdentifier UserAgent UserDisplayName UserId "
                                    "UserPrincipalName UserType"}});
}

std::vector<Field> auditLogs()
{
    return fieldsOf({{Type::String, "AADOperationType AADTenantId"},
                     {Type::Datetime, "ActivityDateTime"},
                     {Type::String, "ActivityDisplayName"},
                     {Type::Dynamic, "AdditionalDetails"},
                     {Type::String, "Category CorrelationId"},
                     {Type::Long, "DurationMs"},
                     {Type::String, "Id Identity"},
                     {Type::Dynamic, "InitiatedBy"},
                     {Type::String, "Level Location LoggedByService OperationName OperationVersion "
                                    "Resource ResourceGroup ResourceId ResourceProvider Result "
                                    "ResultDescription ResultReason ResultSignature ResultType "
                                    "SourceSystem"},
                     {Type::Dynamic, "TargetResources"},
                     {Type::String, "TenantId"},
                     {Type::Datetime, "TimeGenerated"},
                     {Type::String, "Type"}});
}

std::vector<Field> vaultAuditLogs()
{
    return fieldsOf({{Type::String, "AppliedAssignmentId CallerIpAddress Category ClientInfo "
                                    "CorrelationId"},
                     {Type::Long, "DurationMs"},
                     {Type::Int, "HttpStatusCode"},
                     {Type::String, "Id"},
                     {Type::Dynamic, "Identity"},
                     {Type::Bool, "IsAccessPolicyMatch IsAddressAuthorized IsRbacAuthorized"},
                     {Type::Dynamic, "KeyProperties"},
                     {Type::String, "Location OperationName OperationVersion"},
                     {Type::Dynamic, "Properties"},
                     {Type::String, "RequestUri ResultDescription ResultSignature ResultType"},
                     {Type::Dynamic, "SecretProperties"},
                     {Type::String, "SourceSystem SubnetId TenantId"},
                     {Type::Datetime, "TimeGenerated"},
                     {Type::String, "TlsVersion TrustedService Type UserAgent VaultName"},
                     {Type::Dynamic, "VaultProperties"},
                     {Type::String, "_ResourceId _SubscriptionId"}});
}

// The classic table is shared by all resource types; these are the columns Key Vault fills.
std::vector<Field> azureDiagnostics()
{
    return fieldsOf({{Type::String, "CallerIPAddress Category CorrelationId"},
                     {Type::Long, "DurationMs"},
                     {Type::String, "Level OperationName OperationVersion Resource ResourceGroup "
                                    "ResourceId ResourceProvider ResourceType ResultDescription "
                                    "ResultSignature ResultType SourceSystem SubscriptionId "
                                    "TenantId"},
                     {Type::Datetime, "TimeGenerated"},
                     {Type::String, "Type _ResourceId clientInfo_s"},
                     {Type::Real, "httpStatusCode_d"},
                     {Type::String, "id_s identity_claim_appid_g identity_claim_oid_g"},
                     {Type::Bool, "isRbacAuthorized_b"},
                     {Type::String, "requestUri_s"}});
}

} // namespace

const std::vector<Field> &logTableFields(std::string_view table)
{
    static const Tables tables{{"AADServicePrincipalSignInLogs", servicePrincipalSignIns()},
                               {"AADManagedIdentitySignInLogs", managedIdentitySignIns()},
                               {"SigninLogs", userSignIns()},
                               {"AADNonInteractiveUserSignInLogs", userSignIns()},
                               {"AuditLogs", auditLogs()},
                               {"AZKVAuditLogs", vaultAuditLogs()},
                               {"AzureDiagnostics", azureDiagnostics()}};
    static const std::vector<Field> none;
    const auto found = tables.find(table);
    return found != tables.end() ? found->second : none;
}

} // namespace sim
