import { Field, InputType } from 'type-graphql';
import { GRANTABLE_SCOPES } from './scope.ts';

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What to call it, in at most 80 characters.' })
  name!: string;

  @Field(() => [String], {
    description: `What it is good for, of these: ${GRANTABLE_SCOPES.join(', ')}. The last is for an ADMIN to grant.`,
  })
  scopes!: string[];

  @Field(() => Date, { nullable: true, description: 'When it stops being good; never, when left out.' })
  expiresAt?: Date | null;
}
