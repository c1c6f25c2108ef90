// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The Dataverse Web API of every org of the tenant: the door, limits, and the two kinds of reads.

#include "app/simulator/services/odataquery.h"
#include "app/simulator/tenant.h"

#include <deque>
#include <memory>

namespace sim {

Response dataverseFailure(int status, const std::string &code, const std::string &message);

// A call by a member of the org, with its preferences read.
struct DataverseCall
{
    Tenant &tenant;
    const Request &request;
    const Params &params;
    const Environment &environment;
    const SystemUser *user = nullptr;
    ODataPreferences preferences;

    std::string base() const; // https://org.../api/data/v9.2
    std::vector<Json> rowsOf(const EdmTable &table) const;
};

using DataverseOperation = Response (*)(const DataverseCall &, const EdmTable *);

class Dataverse : public std::enable_shared_from_this<Dataverse>
{
public:
    explicit Dataverse(Tenant &tenant)
        : m_tenant(tenant)
    {}

    void addRoutes();

private:
    Handler handler(DataverseOperation operation, const EdmTable *table);
    Response handle(const Request &request, const Params &params, DataverseOperation operation,
                    const EdmTable *table);
    std::optional<Response> overLimit(const std::string &who, const Request &request);

    Tenant &m_tenant;
    std::map<std::string, std::deque<TenantMs>> m_recent; // requests of the last five minutes
};

// dataversereads.cpp
Response listRows(const DataverseCall &call, const EdmTable *table);
Response getRow(const DataverseCall &call, const EdmTable *table);
Response countRows(const DataverseCall &call, const EdmTable *table);
Response whoAmI(const DataverseCall &call, const EdmTable *table);

// dataversetranscripts.cpp
Response listTranscripts(const DataverseCall &call, const EdmTable *table);
Response getTranscript(const DataverseCall &call, const EdmTable *table);
Response countTranscripts(const DataverseCall &call, const EdmTable *table);

// dataversemetadata.cpp
std::vector<std::pair<std::string, DataverseOperation>> metadataPaths();

} // namespace sim
