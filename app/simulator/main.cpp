// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// keyturn-tenant: reads its flags, makes the tenant, opens its door.

#include "app/simulator/control.h"
#include "app/simulator/conversations/pages.h"
#include "app/simulator/door.h"
#include "app/simulator/traffic.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <sys/prctl.h>

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

// Where the CA and, if asked for, the console's certificate lie; gone at the end when it is ours.
class StateDirectory
{
public:
    explicit StateDirectory(const std::string &wanted)
        : m_path(wanted)
        , m_ours(wanted.empty())
    {
        if (m_ours) {
            std::string pattern = (fs::temp_directory_path() / "keyturn-tenant-XXXXXX").string();
            if (mkdtemp(pattern.data()) == nullptr)
                throw std::runtime_error("cannot make a directory in " + pattern);
            m_path = pattern;
        }
        fs::create_directories(m_path);
        fs::permissions(m_path, fs::perms::owner_all);
    }
    ~StateDirectory()
    {
        std::error_code ignored;
        if (m_ours)
            fs::remove_all(m_path, ignored);
    }
    StateDirectory(const StateDirectory &) = delete;
    StateDirectory &operator=(const StateDirectory &) = delete;

    std::string write(const std::string &name, const std::string &text) const
    {
        const fs::path path = m_path / name;
        std::ofstream(path) << text;
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
        return fs::absolute(path).string();
    }

private:
    fs::path m_path;
    bool m_ours;
};

void loadFaults(const std::string &file, sim::Faults &faults, const sim::Router &router)
{
    std::ifstream in(file);
    if (!in)
        throw std::invalid_argument("cannot read " + file);
    const Json wanted = Json::parse(in, nullptr, false);
    const auto problem = wanted.is_discarded() ? std::optional<std::string>("it is no JSON")
                                               : faults.order(wanted, router);
    if (problem)
        throw std::invalid_argument(file + ": " + *problem);
}

Json greetingOf(const sim::Tenant &tenant, const StateDirectory &directory,
                const std::string &caFile, std::uint16_t port)
{
    const Json clock = sim::clockOf(tenant.clock);
    const sim::World &world = tenant.world;
    Json greeting{{"port", port},
                  {"caFile", caFile},
                  {"tenantId", world.tenantId},
                  {"clientId", world.consoleAppId},
                  {"clientSecret", world.consoleSecret},
                  {"workspaceId", world.workspaceId},
                  {"epoch", clock["epoch"]},
                  {"startedAt", clock["startedAt"]},
                  {"monotonicMs", clock["monotonicMs"]},
                  {"speed", clock["speed"]},
                  {"portalUrl", tenant.baseUrl + "/portal"},
                  {"operators", sim::operatorsOf(world)}};
    if (tenant.options.conversations > 0)
        greeting["ingestion"] = tenant.ingestion();
    if (!world.consoleKeyPem.empty()) {
        greeting["clientCertificateFile"] =
            directory.write("client.pem", world.consoleCertificatePem);
        greeting["clientKeyFile"] = directory.write("client.key", world.consoleKeyPem);
    }
    return greeting;
}

int serve(const sim::Options &options)
{
    const StateDirectory directory(options.stateDir);
    sim::Tenant tenant(options);
    sim::Faults faults{sim::Random(options.seed).fork("faults")};
    sim::RequestLog log;
    sim::addControl(tenant, faults, log);
    if (!options.faultFile.empty())
        loadFaults(options.faultFile, faults, tenant.router);
    sim::Dispatcher dispatcher(tenant, faults, log);
    sim::KeyPair ca = sim::makeCa("Keyturn simulated tenant");
    const std::string caFile = directory.write("ca.pem", sim::toPem(ca.certificate));
    sim::Door door(tenant, dispatcher, faults, std::move(ca));
    const std::uint16_t port = door.listen(options.port);
    tenant.baseUrl = "http://127.0.0.1:" + std::to_string(port);
    std::cout << greetingOf(tenant, directory, caFile, port).dump() << std::endl;
    sim::Traffic traffic(tenant);
    door.run([&](double wallSeconds) {
        tenant.schedule.playDue();
        traffic.run(wallSeconds);
    });
    return 0;
}

// Pages of transcripts into a folder; one line of JSON says how many and how fast.
int writeFolder(const sim::Options &options)
{
    const auto begin = std::chrono::steady_clock::now();
    sim::Tenant tenant(options);
    const sim::PagesWritten written =
        sim::writePages(tenant, options.pagesDir, static_cast<std::size_t>(options.pageSize));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::cout << Json{{"conversations", written.conversations},
                      {"rows", written.rows},
                      {"messages", written.messages},
                      {"pages", written.pages},
                      {"bytes", written.bytes},
                      {"seconds", took.count()},
                      {"rowsPerSecond", static_cast<double>(written.rows) / took.count()}}
                     .dump()
              << std::endl;
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        const sim::Options options =
            sim::readOptions(std::vector<std::string>(argv + 1, argv + argc));
        if (options.dieWithParent)
            prctl(PR_SET_PDEATHSIG, SIGTERM);
        return options.pagesDir.empty() ? serve(options) : writeFolder(options);
    } catch (const std::invalid_argument &error) {
        std::cerr << "keyturn-tenant: " << error.what() << "\n";
        return 2;
    } catch (const std::exception &error) {
        std::cerr << "keyturn-tenant: " << error.what() << "\n";
        return 1;
    }
}
