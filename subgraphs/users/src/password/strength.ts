import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;
const LEAST_SCORE = 3;

export interface PasswordStrength {
  /** From 0, guessed at once, to 4. */
  score: number;
  acceptable: boolean;
  /** What would make it better; empty where nothing needs to. */
  advice: readonly string[];
}

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  translations: english.translations,
  // The time of an estimate grows with both: with the library's own bounds a hostile password takes seconds.
  maxLength: 64,
  l33tMaxSubstitutions: 8,
});

/**
 * The rule for passwords, the same on the server and live in the browser. `about` is what others know of the person, such as name and
 * e-mail address: a password made of it is weak. Only the first 64 characters are judged.
 */
export function judgePassword(password: string, about: readonly string[]): PasswordStrength {
  // Counted only where it is not hopelessly long: characters of many megabytes would cost more than the refusal.
  const length = password.length > LONGEST_PASSWORD * 2 ? password.length : [...password].length;
  if (length > LONGEST_PASSWORD) return { score: 0, acceptable: false, advice: [`Use at most ${LONGEST_PASSWORD} characters.`] };
  const { score, feedback } = estimator.check(password, knownWords(about));
  const advice = [
    ...(length < SHORTEST_PASSWORD ? [`Use at least ${SHORTEST_PASSWORD} characters.`] : []),
    ...(score < LEAST_SCORE ? [feedback.warning ?? 'This is easy to guess.', ...feedback.suggestions] : []),
  ];
  return { score, acceptable: advice.length === 0, advice };
}

/** Each text whole, in its words, and with its words run together. */
function knownWords(about: readonly string[]): string[] {
  const words = about.flatMap((text) => {
    const parts = text.split(/[\s@._+-]+/u).filter((part) => part.length > 2);
    return [text, ...parts, parts.join('')];
  });
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 50);
}
