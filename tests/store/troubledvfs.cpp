// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/troubledvfs.h"

#include <QDir>
#include <QFileInfo>

#include <csignal>
#include <new>
#include <sqlite3.h>
#include <unistd.h>
#include <utility>

namespace keyturn::test::trouble {

namespace {

struct State
{
    sqlite3_vfs *real = nullptr;
    QString folder;
    qint64 limitBytes = 0;
    int operationsLeft = 0;
    bool refusing = false;
    int refused = 0;
    std::function<void()> told;
};

State &state()
{
    static State state;
    return state;
}

/// SQLite allocates this and, behind it, what the real file system needs.
struct File
{
    sqlite3_file base;
    sqlite3_file *real;
};

sqlite3_file *realOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real;
}

bool isLastOperation()
{
    return state().operationsLeft > 0 && --state().operationsLeft == 0;
}

void die()
{
    ::kill(::getpid(), SIGKILL);
}

bool refuses()
{
    if (!state().refusing)
        return false;
    ++state().refused;
    if (state().told)
        state().told();
    return true;
}

bool wouldOverflow(sqlite3_file *file, sqlite3_int64 end)
{
    if (state().limitBytes == 0)
        return false;
    sqlite3_int64 size = 0;
    realOf(file)->pMethods->xFileSize(realOf(file), &size);
    return end > size && used(state().folder) + (end - size) > state().limitBytes;
}

int closeFile(sqlite3_file *file)
{
    return realOf(file)->pMethods->xClose(realOf(file));
}

int readFile(sqlite3_file *file, void *to, int amount, sqlite3_int64 offset)
{
    return realOf(file)->pMethods->xRead(realOf(file), to, amount, offset);
}

int writeFile(sqlite3_file *file, const void *from, int amount, sqlite3_int64 offset)
{
    if (refuses() || wouldOverflow(file, offset + amount))
        return SQLITE_FULL;
    if (isLastOperation()) {
        realOf(file)->pMethods->xWrite(realOf(file), from, amount / 2, offset);
        die();
    }
    return realOf(file)->pMethods->xWrite(realOf(file), from, amount, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (isLastOperation())
        die();
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    if (isLastOperation())
        die();
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int checkLock(sqlite3_file *file, int *result)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}

int controlFile(sqlite3_file *file, int operation, void *argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}

int sectorSize(sqlite3_file *file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

int characteristics(sqlite3_file *file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}

int mapShared(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, memory);
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}

void shareBarrier(sqlite3_file *file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int unmapShared(sqlite3_file *file, int removes)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), removes);
}

const sqlite3_io_methods methods = {
    2,          closeFile,    readFile,    writeFile,   truncateFile, syncFile,        fileSize,
    lockFile,   unlockFile,   checkLock,   controlFile, sectorSize,   characteristics, mapShared,
    lockShared, shareBarrier, unmapShared, nullptr,     nullptr};

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    auto *ours = reinterpret_cast<File *>(file);
    ours->real = reinterpret_cast<sqlite3_file *>(ours + 1);
    const int result = state().real->xOpen(state().real, name, ours->real, flags, outFlags);
    ours->base.pMethods = result == SQLITE_OK ? &methods : nullptr;
    return result;
}

} // namespace

void install()
{
    state().real = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs layer = *state().real;
    layer.zName = "troubled";
    layer.szOsFile = state().real->szOsFile + static_cast<int>(sizeof(File));
    layer.xOpen = openFile;
    layer.pNext = nullptr;
    sqlite3_vfs_register(&layer, 1);
}

void limit(const QString &folder, qint64 bytes)
{
    state().folder = folder;
    state().limitBytes = bytes;
}

void refuseWrites(bool refuses)
{
    state().refusing = refuses;
}

int refusals()
{
    return state().refused;
}

void onRefusal(std::function<void()> told)
{
    state().told = std::move(told);
}

void dieAt(int operation)
{
    state().operationsLeft = operation;
}

qint64 used(const QString &folder)
{
    qint64 sum = 0;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files)
        sum += file.fileName().endsWith(QLatin1String("-shm")) ? 0 : file.size();
    return sum;
}

} // namespace keyturn::test::trouble
