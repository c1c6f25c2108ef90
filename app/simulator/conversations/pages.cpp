// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/conversations/pages.h"

#include "app/simulator/conversations/truths.h"
#include "app/simulator/services/transcriptrows.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace sim {

namespace {

// What a reader of transcripts selects.
constexpr std::array selected{"conversationtranscriptid",
                              "name",
                              "conversationstarttime",
                              "createdon",
                              "modifiedon",
                              "metadata",
                              "schematype",
                              "schemaversion",
                              "_bot_conversationtranscriptid_value"};

// Environments are alike in their files; a page is of one of them.
struct Page
{
    std::string text;
    std::size_t rows = 0;
};

class PageFolder
{
public:
    PageFolder(const std::string &directory, std::size_t pageSize)
        : m_directory(directory)
        , m_pageSize(pageSize)
    {
        std::filesystem::create_directories(m_directory);
        m_truth.open(m_directory / "truth.jsonl", std::ios::binary);
    }

    PagesWritten written;

    void add(const Environment &environment, const nlohmann::json &head, std::string_view content)
    {
        Page &page = m_open[environment.id];
        if (page.rows == 0)
            page.text = R"({"@odata.context":"https://)" + environment.orgHost +
                        R"(/api/data/v9.2/$metadata#conversationtranscripts","value":[)";
        else
            page.text += ',';
        JsonPen row(JsonStyle::Relaxed);
        row.object().text("@odata.etag", "W/\"" + head.at("versionnumber").dump() + "\"");
        for (const char *const column : selected) {
            const nlohmann::json &cell = head.at(column);
            if (cell.is_null())
                row.null(column);
            else
                row.text(column, cell.get_ref<const std::string &>());
        }
        page.text += row.text("content", content).end().take();
        ++written.rows;
        if (++page.rows == m_pageSize)
            close(page);
    }

    void addTruth(const nlohmann::json &truth)
    {
        ++written.conversations;
        written.messages += truth.at("userMessages").get<std::size_t>() +
                            truth.at("redelivered").get<std::size_t>() +
                            truth.at("botMessages").get<std::size_t>();
        m_truth << truth.dump() << '\n';
    }

    void closeAll()
    {
        for (auto &[environment, page] : m_open)
            if (page.rows > 0)
                close(page);
        m_truth.flush();
        if (!m_truth)
            throw std::runtime_error("cannot write to " + m_directory.string());
    }

private:
    void close(Page &page)
    {
        std::string number = std::to_string(++written.pages);
        number.insert(0, 5 - std::min<std::size_t>(5, number.size()), '0');
        page.text += "]}\n";
        std::ofstream file(m_directory / ("page-" + number + ".json"), std::ios::binary);
        file << page.text;
        if (!file)
            throw std::runtime_error("cannot write to " + m_directory.string());
        written.bytes += page.text.size();
        page = {};
    }

    std::filesystem::path m_directory;
    std::size_t m_pageSize;
    std::map<std::string, Page> m_open; // by environment
    std::ofstream m_truth;
};

} // namespace

PagesWritten writePages(Tenant &tenant, const std::string &directory, std::size_t pageSize)
{
    PageFolder folder(directory, pageSize);
    Transcripts &transcripts = tenant.transcripts;
    // Some hours on, so that the last of the conversations has begun.
    const TenantMs now = tenant.clock.epoch() + 2 * dayMs;
    for (const ConversationPlan &plan : transcripts.conversations(now)) {
        if (plan.number >= transcripts.count())
            break;
        const Environment &environment = tenant.world.environments.at(plan.agent->environmentId);
        for (const TranscriptRow *row : transcripts.rowsOf(plan))
            folder.add(environment, transcriptHead(tenant.world, tenant.world.tenantId, *row),
                       transcripts.written(plan).rows.at(row->index).content);
        folder.addTruth(truthOf(transcripts, plan, now, RowsSeen::All));
    }
    folder.closeAll();
    return folder.written;
}

} // namespace sim
