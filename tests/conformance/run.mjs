// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Microsoft's own clients, unmodified, against the simulated tenant:
//   node tests/conformance/run.mjs --tenant PATH [--into DIR] [suite ...]
// Installs the locked packages into DIR (beside the program's build by default, never into the
// source tree), starts a tenant per suite, and prints `N passed, N failed`.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const source = dirname(fileURLToPath(import.meta.url));

// What each suite's tenant is started with. SDKs live in wall time, so it runs at speed 1 from now.
const suites = {
  identity: ['--client-cert', '--gentle', 'propagation,flap'],
  keyvault: ['--gentle', 'lag'],
  logs: ['--gentle', 'lag'],
  graph: ['--gentle', 'stale,propagation,flap'],
  dataverse: ['--conversations', '400'],
  naive: ['--traffic', '200', '--profiles', 'app-only-by-hand', '--agents', '12'],
};

function parse(words) {
  const options = { suites: [] };
  for (let at = 0; at < words.length; ++at) {
    if (words[at] === '--tenant') options.tenant = resolve(words[++at] ?? '');
    else if (words[at] === '--into') options.into = resolve(words[++at] ?? '');
    else if (words[at] in suites) options.suites.push(words[at]);
    else throw new Error(`unknown word ${words[at]}; suites are ${Object.keys(suites).join(', ')}`);
  }
  if (!options.tenant || !existsSync(options.tenant)) throw new Error('say --tenant PATH of keyturn-tenant');
  options.into ??= join(dirname(options.tenant), '..', 'conformance');
  if (options.suites.length === 0) options.suites = Object.keys(suites);
  return options;
}

// Bare imports resolve from where a module lies, so the suites run beside their packages.
function install(into) {
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(source).filter((file) => /\.(mjs|json)$/.test(file)))
    copyFileSync(join(source, name), join(into, name));
  copyFileSync(join(source, '..', 'simulator', 'tenant.mjs'), join(into, 'tenant.mjs'));
  const lock = createHash('sha256').update(readFileSync(join(source, 'package-lock.json'))).digest('hex');
  const stamp = join(into, 'installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('installing the locked packages');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: into, encoding: 'utf8' });
  if (npm.status !== 0) throw new Error(`npm ci failed: ${npm.stderr ?? npm.error}`);
  writeFileSync(stamp, lock);
}

async function startTenant(program, args) {
  const words = ['--port', '0', '--die-with-parent', '--seed', '7', '--agents', '20', '--epoch', 'now', ...args];
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((good, bad) => {
    createInterface({ input: child.stdout }).once('line', good);
    child.once('exit', (code) => bad(new Error(`the tenant ended with ${code}`)));
    child.once('error', bad);
  });
  return { child, line };
}

async function runSuite(name, options) {
  const { child, line } = await startTenant(options.tenant, suites[name]);
  const facts = JSON.parse(line);
  const proxy = `http://127.0.0.1:${facts.port}`;
  const env = {
    ...process.env,
    KEYTURN_TENANT: line,
    HTTPS_PROXY: proxy,
    https_proxy: proxy,
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    NODE_EXTRA_CA_CERTS: facts.caFile,
    NODE_NO_WARNINGS: '1',
    NODE_USE_ENV_PROXY: '1', // what makes the global fetch of the Graph client use the proxy
  };
  const locked = join(options.into, 'node_modules', '.bin', 'node');
  const node = existsSync(locked) ? locked : process.execPath;
  const suite = spawn(node, [join(options.into, `${name}.mjs`)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const counts = { passed: 0, failed: 0 };
  createInterface({ input: suite.stdout }).on('line', (text) => {
    const sum = /^(\d+) passed, (\d+) failed$/.exec(text);
    if (sum) Object.assign(counts, { passed: Number(sum[1]), failed: Number(sum[2]) });
    else console.log(text);
  });
  const code = await new Promise((good) => suite.once('close', good));
  child.kill();
  // A suite that died or ran nothing has failed, whatever it counted.
  if ((code !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0) ++counts.failed;
  return counts;
}

const options = parse(process.argv.slice(2));
install(options.into);
const sum = { passed: 0, failed: 0 };
for (const name of options.suites) {
  console.log(`# ${name}`);
  const counts = await runSuite(name, options);
  sum.passed += counts.passed;
  sum.failed += counts.failed;
}
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);
