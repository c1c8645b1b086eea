'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from './icon-button.tsx';
import { TextField, type TextFieldProps } from './text-field.tsx';
import { useUiWords } from './words.tsx';

export type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'end'> & { autoComplete: 'current-password' | 'new-password' };

/** Its text can be shown for as long as the page is open. */
export function PasswordField(props: PasswordFieldProps) {
  const words = useUiWords();
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="none"
      end={
        <IconButton
          size="small"
          label={isShown ? words.hidePassword : words.showPassword}
          icon={isShown ? <EyeOff /> : <Eye />}
          onClick={() => setIsShown(!isShown)}
        />
      }
    />
  );
}
