import type { Settings } from '@parley/kit/config';
import type { z } from 'zod';

interface Setting {
  name: string;
  /** As one would write it in the environment; null for a setting without one. */
  default: string | null;
  required: boolean;
  meaning: string;
}

/** One Markdown table of a process' settings, in the order in which its config.ts names them. */
export function settingsTable(settings: Settings): string {
  const rows = Object.entries(settings.shape).map(([name, type]) => rowOf(describeSetting(name, type)));
  return ['| name | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The settings that are described by nothing: the table would have a hole. */
export const undescribed = (settings: Settings): string[] =>
  Object.entries(settings.shape)
    .filter(([name, type]) => describeSetting(name, type).meaning === '')
    .map(([name]) => name);

function rowOf({ name, default: standard, required, meaning }: Setting): string {
  const shown = required ? '**required**' : standard === null || standard === '' ? '' : `\`${standard}\``;
  return `| \`${name}\` | ${shown} | ${meaning.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`;
}

/** A setting is a type inside of wrappers (`.default()`, `.optional()`, `.transform()`): the outermost that says something counts. */
function describeSetting(name: string, type: z.ZodType): Setting {
  const layers = layersOf(type);
  const standard = layers.map(({ def }) => def as Layer).find((def) => def.type === 'default' || def.type === 'prefault');
  return {
    name,
    default: standard === undefined ? null : written(standard.defaultValue),
    required: standard === undefined && !layers.some(({ def }) => def.type === 'optional'),
    meaning: layers.find(({ description }) => description !== undefined)?.description ?? '',
  };
}

/** What zod keeps of a wrapper: `innerType` is what it wraps, `in` what a transformation begins with. */
interface Layer {
  type: string;
  defaultValue?: unknown;
  innerType?: z.ZodType;
  in?: z.ZodType;
}

function layersOf(type: z.ZodType): z.ZodType[] {
  const { innerType, in: input } = type.def as Layer;
  const inner = innerType ?? input;
  return inner === undefined ? [type] : [type, ...layersOf(inner)];
}

function written(value: unknown): string {
  if (value instanceof Map) return [...value].map(([key, entry]) => `${key}=${entry}`).join(',');
  return Array.isArray(value) ? value.join(',') : String(value);
}
