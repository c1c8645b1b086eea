/** Something that a check found: where it lies, and what is wrong in words that say how to mend it. */
export interface Problem {
  where: string;
  message: string;
}

export const describeProblem = ({ where, message }: Problem): string => `${where}: ${message}`;
