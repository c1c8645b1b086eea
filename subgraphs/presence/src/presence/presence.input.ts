import { Field, ID, InputType } from 'type-graphql';
import type { ChosenStatus as Chosen, Heartbeat } from './presence.service.ts';
import { ChosenStatus, DeviceState } from './presence.type.ts';

@InputType({ description: 'A sign of a device.' })
export class HeartbeatInput implements Heartbeat {
  @Field(() => ID, {
    description: 'Names the device among those of its person: 1 to 64 letters, digits, hyphens and underscores.',
  })
  deviceId!: string;

  @Field(() => DeviceState, { description: 'What is going on there.' })
  state!: Heartbeat['state'];

  @Field(() => ChosenStatus, {
    nullable: true,
    description: 'What the person has chosen, as the device was told last. It counts where that has been lost meanwhile.',
  })
  chosen?: Chosen | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The conversation that the device shows while its person uses it: they are not notified of what they see there. Nobody else is told of it.',
  })
  showing?: string | null;
}

@InputType({ description: 'How one wants to look.' })
export class SetStatusInput {
  @Field(() => ChosenStatus, { description: 'How.' })
  status!: Chosen;

  @Field(() => Date, { nullable: true, description: 'When that ends, within 30 days; it stays when this is left out.' })
  until?: Date | null;
}
