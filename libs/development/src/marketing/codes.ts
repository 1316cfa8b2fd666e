export const marketingKinds = {
  press: 'Press or radio',
  website: 'Website or social media',
  leaflet: 'Leaflets and posters',
  'public-event': 'A public event',
  'talk-or-stall': 'A talk or a stall',
  newsletter: 'A newsletter',
  other: 'Something else',
} as const;
export type MarketingKind = keyof typeof marketingKinds;
