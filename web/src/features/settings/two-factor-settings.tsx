'use client';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Badge } from '@/ui/badge.tsx';
import { Button } from '@/ui/button.tsx';
import { Card } from '@/ui/card.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TwoFactorProof } from './two-factor-proof.tsx';
import { TwoFactorSetup } from './two-factor-setup.tsx';

const TWO_FACTOR = graphql(`
  fragment TwoFactorSettings_twoFactor on TwoFactor {
    enabled
    recoveryCodesLeft
  }
`);

export interface TwoFactorSettingsProps {
  twoFactor: FragmentType<typeof TWO_FACTOR>;
  onChange(): void;
}

/** Whether a log-in asks for a second factor, and the ways to change that. */
export function TwoFactorSettings({ twoFactor, onChange }: TwoFactorSettingsProps) {
  const text = useText();
  const { enabled, recoveryCodesLeft } = readFragment(TWO_FACTOR, twoFactor);
  const [open, setOpen] = useState<'setup' | 'disable' | 'renew' | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const close = () => {
    setOpen(null);
    onChange();
  };
  return (
    <Card
      title={text('settings.twoFactor')}
      description={text('settings.twoFactorHint')}
      action={
        <Badge tone={enabled ? 'success' : 'neutral'}>{text(enabled ? 'settings.twoFactorOn' : 'settings.twoFactorOff')}</Badge>
      }
    >
      <div className="flex flex-wrap items-center gap-3">
        {enabled ? (
          <>
            <p className="me-auto text-body text-ink-soft">{text('settings.recoveryCodesLeft', { count: recoveryCodesLeft })}</p>
            <Button onClick={() => setOpen('renew')}>{text('settings.recoveryCodesRenew')}</Button>
            <Button variant="quiet" onClick={() => setOpen('disable')}>
              {text('settings.twoFactorTurnOff')}
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={() => setOpen('setup')}>
            {text('settings.twoFactorTurnOn')}
          </Button>
        )}
      </div>
      {open === 'setup' && <TwoFactorSetup onClose={close} onCodes={setCodes} />}
      {(open === 'disable' || open === 'renew') && <TwoFactorProof wanted={open} onClose={close} onCodes={setCodes} />}
      {codes.length > 0 && <RecoveryCodes codes={codes} onKept={() => setCodes([])} />}
    </Card>
  );
}
