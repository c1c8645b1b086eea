import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** How often somebody wants a digest. */
export const DigestEvery = { NONE: 'NONE', DAILY: 'DAILY', WEEKLY: 'WEEKLY' } as const;

export type DigestEvery = keyof typeof DigestEvery;

registerEnumType(DigestEvery, {
  name: 'DigestEvery',
  description: 'How often a digest is mailed.',
  valuesConfig: {
    NONE: { description: 'Never.' },
    DAILY: { description: 'Every day.' },
    WEEKLY: { description: 'Every Monday.' },
  },
});

@ObjectType({ description: 'A mail with what was not read and not mailed before.' })
export class DigestSetting {
  @Field(() => DigestEvery, { description: 'How often it is mailed.' })
  every!: DigestEvery;

  @Field(() => Int, { description: 'The hour of the day at which it is mailed, by the clock of where the person is: 0 to 23.' })
  hour!: number;
}
