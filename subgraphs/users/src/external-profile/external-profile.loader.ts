import DataLoader from 'dataloader';
import type { ExternalProfile, ExternalProfileService } from './external-profile.service.ts';

export type ExternalProfileLoader = DataLoader<string, ExternalProfile | null>;

export function createExternalProfileLoader(externalProfiles: ExternalProfileService): ExternalProfileLoader {
  return new DataLoader((ids) => Promise.all(ids.map((id) => externalProfiles.find(id))), { cache: false });
}
