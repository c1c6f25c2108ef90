// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/evidencepack.h"

#include "app/base/json.h"
#include "app/transcripts/exporter/evidencekey.h"
#include "app/transcripts/reader/rawrow.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

constexpr const char *readme = R"(Evidence pack of Copilot Studio transcripts
===========================================

rows/            one file for each row of the table conversationtranscripts (or of an imported
                 file), byte for byte as Keyturn stores it
manifest.json    what was selected, when and from where; for each row its file, conversation,
                 transcript id, environment, createdon, hashes, and what was masked before storing
manifest.sha256  the SHA-256 of manifest.json
SHA256SUMS       the SHA-256 of every file but itself and the signature

To check that no file was changed, in this folder:

    sha256sum -c SHA256SUMS

"receivedSha256" of a row is the SHA-256 of the bytes as they arrived. It equals "sha256" unless
"maskedBeforeStoring" names what was replaced: sign-in tokens are never stored, so that the bytes
that arrived cannot be shown again, only recognised.
)";

constexpr const char *signedReadme = R"(
This pack is signed. To check the signature:

    openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin \
        -in manifest.sha256 -sigfile manifest.sha256.sig

What that shows: whoever held the private key that belongs to public-key.pem signed this manifest,
and with it every row named there, and nothing was changed since. Compare public-key.pem with the
key that you had from that person by another way; a forger would put in a key of their own.
What it does not show: that the rows are what the service sent, that no row was left out before the
signing, or when it was signed. The key lies in the keychain of the machine that made the pack.
)";

constexpr const char *unsignedReadme = R"(
This pack is not signed. The sums show damage, not forgery: who can change a file can change its
sum. Note the SHA-256 of the whole zip elsewhere; Keyturn writes it to its control log.
)";

/// A name without anything that a path could be made of.
std::string plainName(const std::string &id)
{
    std::string name;
    for (const char c : id) {
        const bool isPlain =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        if (isPlain && name.size() < 64)
            name += c;
    }
    return name;
}

void time(JsonWriter &json, std::string_view name, std::optional<std::int64_t> ms)
{
    json.key(name);
    if (ms)
        json.value(toIso(TimePoint(Millis(*ms))));
    else
        json.null();
}

QByteArray receivedHash(const StoredRow &row)
{
    return QByteArray(reinterpret_cast<const char *>(row.sha256.data()),
                      static_cast<qsizetype>(row.sha256.size()));
}

QByteArray manifestRow(const SourceConversation &source, const StoredRow &row,
                       const std::string &file, const QByteArray &stored)
{
    const QByteArray received = receivedHash(row);
    JsonWriter json;
    json.beginObject().member("file", std::string_view(file));
    json.member("bytes", static_cast<qint64>(row.bytes.size()));
    json.member("sha256", QString::fromLatin1(stored.toHex()));
    json.member("receivedSha256", QString::fromLatin1(received.toHex()));
    json.key("maskedBeforeStoring").beginArray();
    if (received != stored)
        json.value("sign-in tokens");
    json.endArray();
    json.member("conversation", std::string_view(row.name));
    json.member("transcriptId", std::string_view(row.transcriptId));
    json.member("environmentId", source.listed.environmentId);
    json.member("environment", source.listed.environmentName);
    json.member("agentId", source.listed.agentBotId);
    json.member("sourceFile", std::string_view(row.sourceName));
    time(json, "conversationStartTime", row.startedMs);
    time(json, "createdOn", row.createdMs);
    json.member("shape", nameOf(static_cast<Shape>(row.shape)));
    json.endObject();
    return json.take();
}

} // namespace

EvidencePack::EvidencePack(OutputFile &out, const QString &target, const ExportOptions &options)
    : m_out(out)
    , m_target(target)
    , m_options(options)
{}

Result<void> EvidencePack::begin(const ExportHead &head)
{
    std::string stamp = toIso(m_options.at).left(19).toStdString();
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    auto pack = PackFile::open(m_out, m_target, "evidence-" + stamp + "Z");
    if (!pack)
        return std::unexpected(pack.error());
    m_pack = std::move(*pack);
    auto manifest = m_pack->grow();
    auto sums = m_pack->grow();
    if (!manifest || !sums)
        return std::unexpected(manifest ? sums.error() : manifest.error());
    m_manifest = std::move(*manifest);
    m_sums = std::move(*sums);

    JsonWriter json;
    json.beginObject().member("format", "keyturn-evidence-1");
    json.member("selection", std::string_view(head.selection));
    json.member("from", std::string_view(head.from));
    json.member("exportedAt", toIso(m_options.at));
    json.member("masked", false);
    json.endObject();
    QByteArray opening = json.take();
    opening.chop(1);
    return m_manifest->append(opening + ",\"rows\":[\n");
}

Result<void> EvidencePack::addSums(const std::string &name, const QByteArray &sum)
{
    return m_sums->append(sum.toHex() + "  " + QByteArray::fromStdString(name) + '\n');
}

Result<void> EvidencePack::addFile(const std::string &name, const QByteArray &bytes)
{
    const auto sum = m_pack->add(name, bytes);
    return sum ? addSums(name, *sum) : std::unexpected(sum.error());
}

Result<void> EvidencePack::addRow(const SourceConversation &source, const StoredRow &row)
{
    std::string id = plainName(row.transcriptId);
    if (id.empty())
        id = receivedHash(row).toHex().left(16).toStdString();
    std::string number = std::to_string(++m_rows);
    number.insert(0, 6 - std::min<std::size_t>(6, number.size()), '0');
    const std::string file = "rows/" + number + "-" + id + ".json";
    const QByteArrayView bytes(row.bytes.data(), static_cast<qsizetype>(row.bytes.size()));
    const auto stored = m_pack->add(file, bytes);
    if (!stored)
        return std::unexpected(stored.error());
    if (const auto done = addSums(file, *stored); !done)
        return done;
    return m_manifest->append((m_rows > 1 ? ",\n" : "") + manifestRow(source, row, file, *stored));
}

Result<void> EvidencePack::add(const SourceConversation &source)
{
    for (const StoredRow &row : source.raw) {
        if (const auto done = addRow(source, row); !done)
            return done;
    }
    return {};
}

Result<void> EvidencePack::sign(const QByteArray &manifestSum)
{
    const auto key = evidencePublicKey(*m_options.signingKey);
    const auto signature = evidenceSignature(*m_options.signingKey, manifestSum);
    if (!key || !signature)
        return std::unexpected(key ? signature.error() : key.error());
    if (const auto done = addFile("public-key.pem", *key); !done)
        return done;
    const auto added = m_pack->add("manifest.sha256.sig", *signature);
    return added ? Result<void>() : std::unexpected(added.error());
}

Result<void> EvidencePack::end(const ExportReport &report)
{
    JsonWriter json;
    json.beginObject().member("conversations", report.conversations);
    json.member("rowCount", report.rows);
    json.member("receivedRowsSha256", QString::fromLatin1(report.rowsSha256.toHex()));
    json.endObject();
    if (const auto done = m_manifest->append("\n]," + json.take().mid(1) + '\n'); !done)
        return done;
    const auto manifest = m_pack->add("manifest.json", std::move(m_manifest));
    if (!manifest)
        return std::unexpected(manifest.error());
    if (const auto done = addSums("manifest.json", *manifest); !done)
        return done;
    const QByteArray sum = manifest->toHex() + "  manifest.json\n";
    if (const auto done = addFile("manifest.sha256", sum); !done)
        return done;
    const bool isSigned = m_options.signingKey != nullptr;
    const QByteArray text = QByteArray(readme) + (isSigned ? signedReadme : unsignedReadme);
    if (const auto done = addFile("README.txt", text); !done)
        return done;
    if (isSigned) {
        if (const auto done = sign(sum); !done)
            return done;
    }
    const auto sums = m_pack->add("SHA256SUMS", std::move(m_sums));
    return sums ? m_pack->close() : std::unexpected(sums.error());
}

} // namespace keyturn::transcripts
