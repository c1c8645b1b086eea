'use client';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { CopyButton } from './copy-button.tsx';

/** Recovery codes, the only time that they can be seen. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const text = useText();
  return (
    <Dialog
      isOpen
      onClose={onKept}
      closesOutside={false}
      title={text('settings.recoveryCodes')}
      description={text('settings.recoveryCodesHint')}
      footer={
        <>
          <CopyButton content={codes.join('\n')} />
          <Button variant="primary" onClick={onKept}>
            {text('settings.recoveryCodesKept')}
          </Button>
        </>
      }
    >
      <ul
        dir="ltr"
        className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-control bg-sunken p-4 text-center font-mono text-body text-ink"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}
