import { expect, test } from 'vitest';
import { z } from 'zod';
import { InvalidSettings, listSetting, portSetting, readSettings, redisUrlSetting, secretSetting } from '../src/config.ts';

const settings = z.object({
  PORT: portSetting.default(4001),
  SECRET: secretSetting,
  PEOPLE: listSetting.default([]),
});
const secret = 'x'.repeat(32);

test('settings are read from the environment, and defaults stand in for what is missing or empty', () => {
  expect(readSettings(settings, { SECRET: secret, PORT: '', PEOPLE: 'ada, bob,' })).toEqual({
    PORT: 4001,
    SECRET: secret,
    PEOPLE: ['ada', 'bob'],
  });
});

test('Redis is one address, or the first nodes of a cluster', () => {
  const redis = z.object({ REDIS_URL: redisUrlSetting });
  for (const REDIS_URL of ['redis://:secret@127.0.0.1:6379/1', 'rediss://a:1, rediss://b:2', 'redis://a,redis://b']) {
    expect(readSettings(redis, { REDIS_URL })).toEqual({ REDIS_URL });
  }
  for (const REDIS_URL of ['127.0.0.1:6379', 'redis://a,', 'redis://a,http://b', 'redis://a:x']) {
    expect(() => readSettings(redis, { REDIS_URL })).toThrow(/REDIS_URL: each address/);
  }
});

test('every problem is told at once, by the name of the setting and without its value', () => {
  const read = () => readSettings(settings, { PORT: '70000', PEOPLE: 'ada' });
  expect(read).toThrow(InvalidSettings);
  expect(read).toThrow(/PORT: .*65535/);
  expect(read).toThrow('SECRET is not set');
  expect(() => readSettings(settings, { SECRET: 'hunter2' })).not.toThrow('hunter2');
});
