// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/bapclient.h"
#include "app/clients/dataverseclient.h"
#include "app/clients/directlineclient.h"
#include "app/clients/graphclient.h"
#include "app/clients/ingestionclient.h"
#include "app/clients/keyvaultclient.h"
#include "app/clients/loganalyticsclient.h"
#include "app/clients/resourcemanagerclient.h"
#include "app/identity/entratoken.h"
#include "tests/http/pipelinefixture.h"
#include "tests/support/tenantprocess.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

#include <algorithm>

using namespace keyturn;
using namespace keyturn::test;

namespace {

/// The token says which resource it is for.
class NamedCredential final : public TokenCredential
{
public:
    Task<AccessToken> token(QString resource, Freshness, std::stop_token) override
    {
        co_return AccessToken{Secret::copyOf(resource.toStdString()), TimePoint::max()};
    }
    [[nodiscard]] QString tenantId() const override { return QStringLiteral("tid"); }
    [[nodiscard]] QString clientId() const override { return QStringLiteral("cid"); }
};

/// Learns the operation behind each request and loses nothing.
class Names final : public CallObserver
{
public:
    std::optional<Error> beforeSend(const Call &call) override
    {
        byCorrelation.insert(call.correlation, call.operation);
        return {};
    }
    QMap<QString, QString> byCorrelation;
};

QRegularExpression shapeOf(const QString &pattern, const QString &part)
{
    QString expression = QRegularExpression::escape(pattern);
    expression.replace(QRegularExpression(QStringLiteral(R"(\\\{[^}]*\\\})")), part);
    expression.replace(QLatin1String("\\*"), part);
    return QRegularExpression(QRegularExpression::anchoredPattern(expression));
}

bool fits(const Json &row, const ServedRequest &seen)
{
    const QString path = QUrl::fromEncoded(seen.target).path();
    return row.text("method").toLatin1() == seen.method &&
           shapeOf(row.text("host"), QStringLiteral("[^.]+")).match(seen.host).hasMatch() &&
           shapeOf(row.text("path"), QStringLiteral("[^/']+")).match(path).hasMatch();
}

QString label(const Json &row)
{
    return row.text("operation") + QLatin1Char(' ') + row.text("method") + QLatin1Char(' ') +
           row.text("path");
}

/// Names of parameters do not matter.
QString nameless(QString path)
{
    static const QRegularExpression parameter(QStringLiteral("\\{[^}]*\\}"));
    path.replace(QLatin1String("v9.2"), QLatin1String("{}"));
    return path.replace(parameter, QStringLiteral("{}"));
}

const QString vault = QStringLiteral("https://kv-1.vault.azure.net");
const QString org = QStringLiteral("https://org1.crm.dynamics.com/");
const QString app = QStringLiteral("/subscriptions/s/resourceGroups/g/providers/Microsoft.App/"
                                   "containerApps/a");

} // namespace

/// tests/data/contracts/calls.json against both sides.
class ContractsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QString::fromLocal8Bit(qgetenv("KEYTURN_SOURCE_DIR")) +
                   QStringLiteral("/tests/data/contracts/calls.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Result<Json> json = Json::parse(file.readAll().toStdString());
        QVERIFY(json);
        m_rows = json->items("calls");
        QVERIFY(m_rows.size() > 40);
    }

    void theClientsAskWhatIsWritten()
    {
        // The first try of every call fails, so that what is repeatable comes twice.
        Names names;
        QSet<QByteArray> tried;
        PipelineFixture f(
            [&tried](const ServedRequest &request) {
                const QByteArray correlation = request.header("client-request-id");
                if (!tried.contains(correlation)) {
                    tried.insert(correlation);
                    return status(503);
                }
                return ok("{\"id\":\"x\",\"value\":[{}],\"passwordCredentials\":[],"
                          "\"token\":\"t\",\"access_token\":\"t\",\"expires_in\":9}");
            },
            {}, {&names});
        callEverything(*f.pipeline);

        QMap<QString, int> times;
        for (const ServedRequest &seen : f.proxy.seen()) {
            const QString operation =
                names.byCorrelation.value(QString::fromLatin1(seen.header("client-request-id")));
            const auto row = std::ranges::find_if(m_rows, [&](const Json &each) {
                return each.text("operation") == operation && fits(each, seen);
            });
            QVERIFY2(row != m_rows.end(),
                     qPrintable(operation + QLatin1Char(' ') + QString::fromLatin1(seen.target)));
            ++times[label(*row)];
            const QString version = QUrlQuery(QUrl::fromEncoded(seen.target))
                                        .queryItemValue(QStringLiteral("api-version"));
            QCOMPARE(version, row->text("apiVersion"));
            for (const QString &header : row->texts("headers"))
                QVERIFY2(!seen.header(header.toLatin1()).isEmpty(), qPrintable(label(*row)));
            if (!row->text("resource").isEmpty())
                QCOMPARE(seen.header("Authorization"),
                         "Bearer " + row->text("resource").toLatin1());
            QVERIFY(!seen.header("client-request-id").isEmpty());
            QVERIFY(!seen.header("User-Agent").isEmpty());
        }
        for (const Json &row : m_rows) {
            const int expected = row.flag("repeatable") ? 2 : 1;
            QVERIFY2(times.value(label(row)) == expected,
                     qPrintable(QStringLiteral("%1: %2 instead of %3")
                                    .arg(label(row))
                                    .arg(times.value(label(row)))
                                    .arg(expected)));
        }
    }

    void theTenantAnswersWhatIsWritten()
    {
        const TenantProcess tenant({QStringLiteral("--agents"), QStringLiteral("2")});
        QVERIFY2(tenant.failure().isEmpty(), qPrintable(tenant.failure()));
        const std::vector<Json> routes = tenant.get(QStringLiteral("routes")).items();
        QVERIFY(!routes.empty());
        for (const Json &row : m_rows) {
            const auto route = std::ranges::find_if(routes, [&row](const Json &each) {
                return each.text("operation") == row.text("operation") &&
                       each.text("method") == row.text("method") &&
                       nameless(each.text("path")) == nameless(row.text("path"));
            });
            QVERIFY2(route != routes.end(), qPrintable(label(row)));
            QVERIFY2(route->texts("hosts").contains(row.text("host")),
                     qPrintable(label(row) + QStringLiteral(" on ") + row.text("host")));
            const QString floor = route->text("apiVersionFloor");
            QCOMPARE(floor.isEmpty(), row.text("apiVersion").isEmpty());
            QVERIFY2(row.text("apiVersion") >= floor, qPrintable(label(row)));
        }
    }

private:
    static void callEverything(Pipeline &pipeline)
    {
        NamedCredential credential;
        const Cloud cloud;
        const QString id = QStringLiteral("x1");
        (void)await(requestTokenWithSecret(&pipeline, {cloud, id, id}, Secret::copyOf("s"),
                                           QStringLiteral("https://r"), {}));
        GraphClient graph(&pipeline, &credential, cloud);
        (void)await(graph.application(id));
        (void)await(graph.applicationByAppId(id));
        (void)await(graph.servicePrincipalByAppId(id));
        (void)await(graph.listApplications());
        (void)await(graph.listApplicationOwners(id));
        (void)await(graph.listFederatedIdentityCredentials(id));
        (void)await(graph.addPassword({id, id, TimePoint{}}));
        (void)await(graph.removePassword(id, id));
        (void)await(graph.listDirectoryAudits(id, TimePoint{}));
        (void)await(graph.appManagementPolicy(id));
        (void)await(graph.user(id));
        (void)await(graph.listUsers());
        KeyVaultClient vaults(&pipeline, &credential, cloud);
        (void)await(vaults.secret(vault, id));
        (void)await(vaults.secret(vault, id, id));
        (void)await(vaults.setSecret({vault, id, {}, {}, {}}, Secret::copyOf("v")));
        (void)await(vaults.versions(vault, id));
        (void)await(vaults.listSecrets(vault));
        (void)await(vaults.updateSecret(vault, id, id, true));
        LogAnalyticsClient logs(&pipeline, &credential, cloud);
        (void)await(logs.query(id, QStringLiteral("T")));
        BapClient platform(&pipeline, &credential, cloud);
        (void)await(platform.listEnvironments());
        (void)await(platform.environment(id));
        callDataverse(pipeline, credential);
        callDirectLine(pipeline, cloud);
        callIngestion(pipeline);
        callAzure(pipeline, credential, cloud);
    }

    static void callDataverse(Pipeline &pipeline, NamedCredential &credential)
    {
        DataverseClient dataverse(&pipeline, &credential);
        const QString id = QStringLiteral("x1");
        (void)await(dataverse.whoAmI(org));
        (void)await(dataverse.listBots(org));
        (void)await(dataverse.bot(org, id));
        (void)await(dataverse.listSystemUsers(org));
        (void)await(dataverse.systemUser(org, id));
        (void)await(dataverse.listBotComponents(org));
        (void)await(dataverse.listConnectionReferences(org));
        (void)await(dataverse.listConnectors(org));
        (void)await(dataverse.listEnvironmentVariables(org));
        TranscriptPages transcripts = dataverse.transcripts(org, {});
        (void)await(transcripts.next());
    }

    static void callDirectLine(Pipeline &pipeline, const Cloud &cloud)
    {
        DirectLineClient directLine(&pipeline, cloud);
        const QString id = QStringLiteral("x1");
        (void)await(directLine.tokenBySchema(QStringLiteral("abcd-ef"), id));
        auto talk = await(directLine.tokenBySecret(Secret::copyOf("s")));
        QVERIFY(talk);
        (void)await(directLine.startConversation(std::move(*talk)));
        (void)await(directLine.sendMessage(cloud.directLine, id, Secret::copyOf("t"), id));
        (void)await(directLine.poll(cloud.directLine, id, Secret::copyOf("t"), {}));
    }

    static void callIngestion(Pipeline &pipeline)
    {
        IngestionClient ingestion(&pipeline);
        const QUrl base(QStringLiteral("https://1000000-guardrails.akto.io"));
        const auto who = [] {
            return IngestionSignIn{"Authorization", false, Secret::copyOf("t")};
        };
        (void)await(ingestion.check(base, who()));
        (void)await(ingestion.ingest(base, who(), "{}"));
    }

    static void callAzure(Pipeline &pipeline, NamedCredential &credential, const Cloud &cloud)
    {
        ResourceManagerClient azure(&pipeline, &credential, cloud);
        const QString id = QStringLiteral("x1");
        (void)await(azure.listSubscriptions());
        (void)await(azure.listWorkspaces(id));
        (void)await(azure.listVaults(id));
        (void)await(azure.listContainerApps(id));
        (void)await(azure.containerApp(app));
        (void)await(azure.listRevisions(app));
        (void)await(azure.restartRevision(app, id));
        (void)await(azure.permissions(app));
    }

    std::vector<Json> m_rows;
};

QTEST_GUILESS_MAIN(ContractsTest)
#include "contractstest.moc"
