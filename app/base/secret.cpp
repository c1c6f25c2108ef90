// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/secret.h"

#include <algorithm>
#include <cstring>
#include <openssl/crypto.h>
#include <utility>

namespace keyturn {

Secret Secret::copyOf(std::string_view bytes)
{
    Secret secret = withCapacity(bytes.size());
    secret.append(bytes);
    return secret;
}

Secret Secret::taking(QByteArray &&bytes)
{
    Secret secret = copyOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    wipe(bytes);
    return secret;
}

Secret Secret::withCapacity(std::size_t capacity)
{
    Secret secret;
    secret.reserve(capacity);
    return secret;
}

Secret::Secret(Secret &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
    , m_capacity(std::exchange(other.m_capacity, 0))
{}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        clear();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, 0);
    }
    return *this;
}

Secret::~Secret()
{
    clear();
}

void Secret::append(std::string_view bytes)
{
    if (bytes.empty())
        return;
    if (m_size + bytes.size() > m_capacity)
        reserve(std::max(m_capacity * 2, m_size + bytes.size()));
    std::memcpy(m_data + m_size, bytes.data(), bytes.size());
    m_size += bytes.size();
}

void Secret::clear()
{
    if (m_data != nullptr) {
        OPENSSL_cleanse(m_data, m_capacity);
        delete[] m_data;
    }
    m_data = nullptr;
    m_size = 0;
    m_capacity = 0;
}

bool Secret::equals(const Secret &other) const
{
    return m_size == other.m_size &&
           (m_size == 0 || CRYPTO_memcmp(m_data, other.m_data, m_size) == 0);
}

void Secret::reserve(std::size_t capacity)
{
    if (capacity <= m_capacity)
        return;
    char *grown = new char[capacity];
    if (m_data != nullptr) {
        std::memcpy(grown, m_data, m_size);
        OPENSSL_cleanse(m_data, m_capacity);
        delete[] m_data;
    }
    m_data = grown;
    m_capacity = capacity;
}

void wipe(std::span<char> bytes)
{
    OPENSSL_cleanse(bytes.data(), bytes.size());
}

void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

} // namespace keyturn
