import { Field, InputType, Int } from 'type-graphql';
import { DigestEvery } from './digest.type.ts';

@InputType({ description: 'Whether, and when, a digest is wanted.' })
export class DigestInput {
  @Field(() => DigestEvery, { description: 'How often it is mailed.' })
  every!: DigestEvery;

  @Field(() => Int, { defaultValue: 8, description: 'The hour of the day, by the clock of where the person is: 0 to 23.' })
  hour!: number;
}
