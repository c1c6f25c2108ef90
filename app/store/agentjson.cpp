// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/agentjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <initializer_list>

namespace keyturn {

namespace {

/// The value that nameOf() spells as @p name, else the first.
template<typename Value>
Value named(const QString &name, std::initializer_list<Value> values)
{
    for (const Value value : values) {
        if (nameOf(value) == name)
            return value;
    }
    return *values.begin();
}

qint64 millisOf(TimePoint when)
{
    return when.time_since_epoch().count();
}

TimePoint timeIn(const QJsonObject &object, const char *name)
{
    return TimePoint(Millis(object.value(QLatin1String(name)).toInteger()));
}

QString textIn(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

bool flagIn(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toBool();
}

QJsonObject toJson(const Credential &credential)
{
    const bool onServicePrincipal = credential.holder == CredentialHolder::ServicePrincipal;
    return {{QStringLiteral("id"), credential.id},
            {QStringLiteral("kind"), nameOf(credential.kind)},
            {QStringLiteral("onServicePrincipal"), onServicePrincipal},
            {QStringLiteral("applicationId"), credential.applicationId},
            {QStringLiteral("objectId"), credential.objectId},
            {QStringLiteral("name"), credential.name},
            {QStringLiteral("hint"), credential.hint},
            {QStringLiteral("createdAt"), millisOf(credential.createdAt)},
            {QStringLiteral("expiresAt"), millisOf(credential.expiresAt)},
            {QStringLiteral("bystander"), credential.bystander},
            {QStringLiteral("shared"), credential.shared}};
}

Credential credentialFrom(const QJsonObject &object)
{
    Credential credential;
    credential.id = textIn(object, "id");
    credential.kind = credentialKindFrom(textIn(object, "kind"));
    credential.holder = flagIn(object, "onServicePrincipal") ? CredentialHolder::ServicePrincipal
                                                             : CredentialHolder::Application;
    credential.applicationId = textIn(object, "applicationId");
    credential.objectId = textIn(object, "objectId");
    credential.name = textIn(object, "name");
    credential.hint = textIn(object, "hint");
    credential.createdAt = timeIn(object, "createdAt");
    credential.expiresAt = timeIn(object, "expiresAt");
    credential.bystander = flagIn(object, "bystander");
    credential.shared = flagIn(object, "shared");
    return credential;
}

QJsonObject toJson(const Consumer &consumer)
{
    return {{QStringLiteral("id"), consumer.id},
            {QStringLiteral("kind"), nameOf(consumer.kind)},
            {QStringLiteral("name"), consumer.name},
            {QStringLiteral("applicationId"), consumer.applicationId},
            {QStringLiteral("flow"), nameOf(consumer.flow)},
            {QStringLiteral("delivery"), nameOf(consumer.delivery)},
            {QStringLiteral("vaultUri"), consumer.vaultUri},
            {QStringLiteral("secretName"), consumer.secretName},
            {QStringLiteral("pinnedVersion"), consumer.pinnedVersion},
            {QStringLiteral("reresolvesWithin"), qint64{consumer.reresolvesWithin.count()}},
            {QStringLiteral("toldByPerson"), consumer.toldByPerson},
            {QStringLiteral("environmentId"), consumer.environmentId},
            {QStringLiteral("connectorName"), consumer.connectorName},
            {QStringLiteral("resourceId"), consumer.resourceId},
            {QStringLiteral("connectorRowId"), consumer.connectorRowId},
            {QStringLiteral("linkedByHand"), consumer.linkedByHand}};
}

Consumer consumerFrom(const QJsonObject &object)
{
    Consumer consumer;
    consumer.id = textIn(object, "id");
    consumer.kind = consumerKindFrom(textIn(object, "kind"));
    consumer.name = textIn(object, "name");
    consumer.applicationId = textIn(object, "applicationId");
    consumer.flow =
        named(textIn(object, "flow"), {FlowKind::Unknown, FlowKind::AppOnly, FlowKind::Delegated});
    consumer.delivery =
        named(textIn(object, "delivery"), {Delivery::Portal, Delivery::KeyVault, Delivery::Api});
    consumer.vaultUri = textIn(object, "vaultUri");
    consumer.secretName = textIn(object, "secretName");
    consumer.pinnedVersion = textIn(object, "pinnedVersion");
    consumer.reresolvesWithin = Millis(object.value(QLatin1String("reresolvesWithin")).toInteger());
    consumer.toldByPerson = flagIn(object, "toldByPerson");
    consumer.environmentId = textIn(object, "environmentId");
    consumer.connectorName = textIn(object, "connectorName");
    consumer.resourceId = textIn(object, "resourceId");
    consumer.connectorRowId = textIn(object, "connectorRowId");
    consumer.linkedByHand = flagIn(object, "linkedByHand");
    return consumer;
}

template<typename Value>
QByteArray listToJson(const QList<Value> &values)
{
    QJsonArray array;
    for (const Value &value : values)
        array.append(toJson(value));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray credentialsToJson(const QList<Credential> &credentials)
{
    return listToJson(credentials);
}

QList<Credential> credentialsFromJson(const QByteArray &json)
{
    QList<Credential> credentials;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue value : array)
        credentials << credentialFrom(value.toObject());
    return credentials;
}

QByteArray consumersToJson(const QList<Consumer> &consumers)
{
    return listToJson(consumers);
}

QList<Consumer> consumersFromJson(const QByteArray &json)
{
    QList<Consumer> consumers;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue value : array)
        consumers << consumerFrom(value.toObject());
    return consumers;
}

AgentState agentStateFrom(const QString &name)
{
    return named(name, {AgentState::Unknown, AgentState::Draft, AgentState::Published,
                        AgentState::Inactive});
}

} // namespace keyturn
