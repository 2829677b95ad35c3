import type { VNode } from 'preact';

const hues = [235, 145, 20, 330, 190, 275, 45, 95];

/** A person's round sign: the first letter on a colour that stays theirs. */
export function Avatar({ id, name, bot }: { id: string; name: string; bot?: boolean }): VNode {
  if (bot === true) {
    return (
      <span class="avatar avatar-bot" aria-hidden="true">
        <svg viewBox="0 0 24 24" width="22" height="22" role="presentation">
          <circle cx="12" cy="11" r="4.4" fill="#ffd166" />
          <path
            d="M2 18.5h20M12 2.2v2.4M4.6 5.2l1.7 1.7M19.4 5.2l-1.7 1.7"
            stroke="#ffd166"
            stroke-width="1.8"
            stroke-linecap="round"
          />
        </svg>
      </span>
    );
  }
  const hue = hues[Number(BigInt(/^\d+$/.test(id) ? id : '0') % BigInt(hues.length))] ?? 235;
  return (
    <span class="avatar" aria-hidden="true" style={{ backgroundColor: `hsl(${hue} 45% 36%)` }}>
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}
