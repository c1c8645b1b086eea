'use client';
import { useEffect, useState } from 'react';
import { Select } from '@/ui/select.tsx';

export interface TimeZoneSelectProps {
  label: string;
  hint?: string;
  error?: string;
  value: string | null;
  /** What stands for none. */
  none: string;
  onChange: (zone: string | null) => void;
}

/** The time zones that the browser knows, and the present one in any case. */
export function TimeZoneSelect({ value, none, onChange, ...field }: TimeZoneSelectProps) {
  const [zones, setZones] = useState<readonly string[]>([]);
  useEffect(() => setZones(Intl.supportedValuesOf('timeZone')), []);
  return (
    <Select {...field} value={value ?? ''} onChange={({ target }) => onChange(target.value || null)}>
      <option value="">{none}</option>
      {value !== null && !zones.includes(value) && <option value={value}>{value}</option>}
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </Select>
  );
}
