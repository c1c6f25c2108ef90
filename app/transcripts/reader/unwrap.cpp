// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/unwrap.h"

#include "app/transcripts/reader/text.h"

#include <array>

namespace keyturn::transcripts {

namespace {

/// Keys that hold the activities or hide them one level further in, likeliest first.
constexpr std::array<std::string_view, 8> Wrappers{
    "activities", "content", "text", "value", "messages", "transcript", "body", "conversation"};

constexpr std::array<std::string_view, 12> ActivityTypes{"message",
                                                         "event",
                                                         "trace",
                                                         "typing",
                                                         "invoke",
                                                         "invokeResponse",
                                                         "conversationUpdate",
                                                         "installationUpdate",
                                                         "handoff",
                                                         "messageReaction",
                                                         "endOfConversation",
                                                         "messageUpdate"};

constexpr int LookedAt = 50; ///< elements of an array that are asked what they are

bool looksLikeJson(std::string_view escaped)
{
    // A leading quote would be one more level of encoding: \"{...}\".
    const auto text = trimmed(escaped);
    return text.starts_with('{') || text.starts_with('[') || text.starts_with("\\\"") ||
           text.starts_with("\\uFEFF") || text.starts_with("\xEF\xBB\xBF");
}

Shape shapeOfArray(const Json &array)
{
    Shape shape = Shape::Unknown;
    int looked = 0;
    array.eachElement([&](Json element) {
        if (shape != Shape::Unknown || ++looked > LookedAt)
            return;
        if (isActivity(element))
            shape = Shape::ActivityArray;
        else if (isModernEntry(element))
            shape = Shape::ModernArray;
    });
    return shape;
}

bool isEmpty(const Json &array)
{
    return array.isArray() && !array.first().exists();
}

Found inObject(const Json &value, int levels)
{
    for (const auto key : Wrappers) {
        const Json field = value[key];
        if (!field.exists())
            continue;
        if (key == "activities" && isEmpty(field))
            return {Shape::ActivitiesObject, field, {}, 1};
        Found found = findActivities(field, levels - 1);
        if (found.shape == Shape::Unknown && found.inside.empty())
            continue;
        ++found.levels;
        if (key == "activities" && found.shape == Shape::ActivityArray)
            found.shape = Shape::ActivitiesObject;
        return found;
    }
    return {};
}

} // namespace

bool isActivity(const Json &value)
{
    if (!value.isObject())
        return false;
    // `type` alone is no sign: cards and many other things have one.
    const auto type = value["type"].escaped();
    for (const auto known : ActivityTypes) {
        if (equalsIgnoringCase(type, known))
            return true;
    }
    return value["valueType"].isString() ||
           (value["from"].isObject() && (!type.empty() || value["text"].exists()));
}

bool isModernEntry(const Json &value)
{
    return value.isObject() && value["role"].isString() &&
           (value["text"].exists() || value["toolCalls"].isArray() || value["thoughts"].isArray());
}

bool isRow(const Json &value)
{
    return value.isObject() &&
           (value["content"].isString() || value["conversationtranscriptid"].isString());
}

Found findActivities(const Json &value, int levels)
{
    if (levels < 0)
        return {};
    if (value.isArray()) {
        const Shape shape = shapeOfArray(value);
        if (shape != Shape::Unknown)
            return {shape, value, {}, 0};
        // An array around one thing is one more level of wrapping.
        const Json only = value.first();
        if (!only.exists())
            return {};
        Found found = findActivities(only, levels - 1);
        ++found.levels;
        return found;
    }
    if (value.isObject())
        return inObject(value, levels);
    if (value.isString() && levels > 0 && looksLikeJson(value.escaped()))
        return {Shape::Unknown, {}, unescaped(value.escaped()), 1};
    return {};
}

} // namespace keyturn::transcripts
