import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What to call it, in at most 80 characters.' })
  name!: string;

  @Field(() => [String], {
    description: 'What it is good for: profile:read, profile:write, contacts:read, contacts:write, and for an ADMIN also admin.',
  })
  scopes!: string[];

  @Field(() => Date, { nullable: true, description: 'When it stops being good; never, when left out.' })
  expiresAt?: Date | null;
}
