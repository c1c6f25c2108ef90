// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts a tenant and speaks to it the way a client on a corporate network would: CONNECT, then TLS
// that trusts the tenant's own CA. Node's own modules only.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';

function send(module, options, body) {
  return new Promise((resolve, reject) => {
    const request = module.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        let json;
        try {
          json = JSON.parse(text);
        } catch {
          json = undefined;
        }
        resolve({ status: response.statusCode, headers: response.headers, text, json });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

export class Tenant {
  // TENANT names the program; without it the build directory that ctest names is asked.
  static async start(args = []) {
    const program = process.env.TENANT ?? `${process.env.KEYTURN_BIN_DIR}/keyturn-tenant`;
    const child = spawn(program, ['--port', '0', '--die-with-parent', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const line = await new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      child.once('exit', (code) => reject(new Error(`the tenant ended with ${code}`)));
      child.once('error', reject);
    });
    return new Tenant(child, JSON.parse(line));
  }

  constructor(child, facts) {
    Object.assign(this, facts);
    this.child = child;
    this.ca = readFileSync(facts.caFile);
    this.tokens = new Map();
  }

  stop() {
    this.child.kill();
  }

  #tunnel(host) {
    return new Promise((resolve, reject) => {
      const connect = http.request({
        host: '127.0.0.1',
        port: this.port,
        method: 'CONNECT',
        path: `${host}:443`,
      });
      connect.once('connect', (answer, socket) => {
        if (answer.statusCode !== 200) {
          reject(new Error(`CONNECT ${host}: ${answer.statusCode}`));
          return;
        }
        const secure = tls.connect({ socket, servername: host, ca: this.ca }, () => resolve(secure));
        secure.once('error', reject);
      });
      connect.once('error', reject);
      connect.end();
    });
  }

  // A request to a real host name. The URL goes out as it is written.
  async call(method, url, { headers = {}, body, token } = {}) {
    const [, host, path] = /^https:\/\/([^/:]+)(?::443)?(\/.*)?$/.exec(url);
    const socket = await this.#tunnel(host);
    const all = { host, ...headers };
    if (token) all.authorization = `Bearer ${token}`;
    let text = body;
    if (body !== undefined && typeof body !== 'string') {
      text = JSON.stringify(body);
      all['content-type'] ??= 'application/json';
    }
    if (text !== undefined) all['content-length'] = Buffer.byteLength(text);
    const agent = new https.Agent({ keepAlive: false });
    agent.createConnection = () => socket;
    try {
      return await send(https, { agent, method, path: path ?? '/', headers: all }, text);
    } finally {
      socket.destroy();
    }
  }

  async requestToken(resource, secret = this.clientSecret, clientId = this.clientId) {
    const form = new URLSearchParams({
      client_id: clientId,
      client_secret: secret,
      grant_type: 'client_credentials',
      scope: `${resource}/.default`,
    });
    return this.call('POST', `https://login.microsoftonline.com/${this.tenantId}/oauth2/v2.0/token`, {
      body: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  // The console's token for a resource, kept; `fresh` asks again, for rights given since.
  async token(resource, fresh = false) {
    if (fresh || !this.tokens.has(resource)) {
      const answer = await this.requestToken(resource);
      if (answer.status !== 200) throw new Error(answer.text);
      this.tokens.set(resource, answer.json.access_token);
    }
    return this.tokens.get(resource);
  }

  // The tenant's own endpoints and the portal: plain http on its port.
  async local(method, path, body, headers = {}) {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const all = { ...headers };
    if (text !== undefined) all['content-length'] = Buffer.byteLength(text);
    return send(http, { host: '127.0.0.1', port: this.port, method, path, headers: all }, text);
  }

  async state() {
    return (await this.local('GET', '/_tenant/state')).json;
  }

  // Tokens live in tenant time: those from before are over after an hour of it.
  async advance(seconds) {
    if (seconds >= 3000) this.tokens.clear();
    return (await this.local('POST', '/_tenant/clock', { advanceSeconds: seconds })).json;
  }

  async people(order) {
    return this.local('POST', '/_tenant/people', order);
  }
}

// Runs tests whose names are sentences; the exit code says whether all passed.
export async function run(tests) {
  let failed = 0;
  let passed = 0;
  for (const [sentence, body] of Object.entries(tests)) {
    try {
      await body();
      ++passed;
      console.log(`ok   ${sentence}`);
    } catch (error) {
      ++failed;
      console.log(`FAIL ${sentence}\n     ${error.stack ?? error}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  return { passed, failed };
}
