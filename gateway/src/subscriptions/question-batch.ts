import { Unavailable } from '@parley/kit/errors';
import DataLoader from 'dataloader';
import { AnswerTooLarge } from '../data-source/data-source.ts';

/** Puts a question to a subgraph; it travels with the others of the same turn. Rejects with Unavailable. */
export type AskInBatch<Question, Answer> = (question: Question) => Promise<Answer>;

export interface QuestionBatchOptions<Question, Answer> {
  /** Asks all of them at once, and gives an answer for each in their order. */
  ask(questions: readonly string[]): Promise<readonly Answer[]>;
  /** Most questions, and most of their weights together, in one request. */
  most: number;
  weight?(question: Question): number;
  mostWeight?: number;
}

/** Well below what a subgraph's server takes, in any script. */
const MOST_CHARACTERS = 1_000_000;

interface Written {
  text: string;
  weight: number;
}

/** A request that fails fails all of its questions; one whose answer would be too large is asked again in halves. */
export function createQuestionBatch<Question, Answer>(
  options: QuestionBatchOptions<Question, Answer>,
): AskInBatch<Question, Answer> {
  const { most, weight = () => 0, mostWeight = 0 } = options;

  const askAll = async (questions: readonly string[]): Promise<(Answer | Error)[]> => {
    try {
      return [...(await options.ask(questions))];
    } catch (error) {
      if (error instanceof AnswerTooLarge && questions.length > 1) {
        const half = Math.ceil(questions.length / 2);
        return [...(await askAll(questions.slice(0, half))), ...(await askAll(questions.slice(half)))];
      }
      // The data sources have logged why.
      return questions.map(() => new Unavailable('A part of the graph'));
    }
  };

  const requests = (written: readonly Written[]): string[][] => {
    const all: string[][] = [];
    let characters = 0;
    let weights = 0;
    for (const one of written) {
      characters += one.text.length;
      weights += one.weight;
      const last = all.at(-1);
      if (last !== undefined && last.length < most && characters <= MOST_CHARACTERS && weights <= mostWeight) {
        last.push(one.text);
        continue;
      }
      all.push([one.text]);
      characters = one.text.length;
      weights = one.weight;
    }
    return all;
  };

  const loader = new DataLoader<Written, Answer>(async (written) => (await Promise.all(requests(written).map(askAll))).flat(), {
    cache: false,
    batchScheduleFn: (ask) => void setImmediate(ask),
    maxBatchSize: Number.POSITIVE_INFINITY,
  });
  return (question) => loader.load({ text: JSON.stringify(question), weight: weight(question) });
}
