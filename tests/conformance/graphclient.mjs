// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Graph client with its default middleware, signed in as the console. A credential of its own
// per call: what the SDK keeps expires by the wall clock, the tenant's tokens by the tenant's.

import { Client } from '@microsoft/microsoft-graph-client';
import { credential } from './facts.mjs';

export const graph = Client.initWithMiddleware({
  authProvider: {
    getAccessToken: async () => (await credential().getToken('https://graph.microsoft.com/.default')).token,
  },
});
